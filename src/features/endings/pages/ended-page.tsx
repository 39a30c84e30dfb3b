import { formatDate } from '../../../shared/calendar.ts'
import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Details } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import type { KeptUntil } from '../rules/retention.ts'
import { RetentionTable } from './retention-table.tsx'

export interface EndedPageProps {
  group: { id: string; name: string }
  lastOn: Temporal.PlainDate
  reason: string | null
  groundRules: string | null
  kept: readonly KeptUntil[]
  evaluation: { id: string; label: string } | null
}

/** The quiet page of a group that was, for those who were there; until it is deleted. */
export function EndedPage({ group, lastOn, reason, groundRules, kept, evaluation }: EndedPageProps) {
  return (
    <Document title={`${group.name} has ended`}>
      <PageHeader
        back={{ href: '/home', label: 'My page' }}
        title={group.name}
        eyebrow="A group that was"
        lead={`It met for the last time on ${formatDate(lastOn)}. Thank you for having been there. What was said in the circle stays there.`}
      />
      <Stack gap="large">
        <Section title="What is left to do">
          <Stack>
            {reason && <Paragraphs text={reason} />}
            <Row>
              <LinkButton href="/certificates">My certificate of hours</LinkButton>
              {evaluation && (
                <LinkButton href={`/groups/${group.id}/evaluations/${evaluation.id}`} tone="plain">
                  {evaluation.label}
                </LinkButton>
              )}
              <LinkButton href="/groups" tone="quiet">
                Find another group
              </LinkButton>
            </Row>
          </Stack>
        </Section>
        {groundRules && (
          <Section title="What you agreed to">
            <Details summary="The ground rules, as they stood at the end">
              <Paragraphs text={groundRules} />
            </Details>
          </Section>
        )}
        <Section
          id="data"
          title="What is deleted, and when"
          lead="By itself, in the night after. Nothing can be changed here any more."
        >
          <RetentionTable kept={kept.filter(({ on }) => on !== 'now')} />
        </Section>
      </Stack>
    </Document>
  )
}
