import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice } from '../../../ui/choices.tsx'
import { DateField, NumberField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { GroupFrame } from '../../../ui/group-frame.tsx'
import { Card, Columns, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, EmptyState, Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import { Timeline } from '../../../ui/steps.tsx'
import type { Group } from '../queries/group.ts'
import { type Saved, SavedNotice } from './saved-notice.tsx'

export const supervisionInWords = {
  individual: 'A supervisor, each leader alone',
  pair: 'A supervisor, both leaders together',
  peer: 'A peer supervision group',
} as const

export interface ShownArrangement {
  id: string
  kind: keyof typeof supervisionInWords
  /** 'Every 4 weeks, since 8 December 2026.' */
  words: string
  isDue: boolean
  /** What is due and why; null: nothing, or nothing is known of sessions. */
  due: string | null
  /** How many meetings were held since the last session. */
  since: string | null
  /** The page of its sessions, for those who belong to it. */
  href: string | null
  /** Another leader's: nothing of it is the reader's to see or to end. */
  isOthers: boolean
}

interface EarlierArrangement {
  id: string
  kind: keyof typeof supervisionInWords
  /** 'Every 4 weeks' */
  rhythm: string
  /** '8 December 2026 to 4 May 2027' */
  when: string
}

export interface SupervisionPageProps {
  group: Group
  seats: readonly Seat[]
  /** Those that stand, the best of them first. */
  arrangements: readonly ShownArrangement[]
  before: readonly EarlierArrangement[]
  saved: Saved<'noted' | 'ended'> | null
  attempts?: { note?: Attempt | undefined; other?: Attempt | undefined }
}

export function SupervisionPage({
  group,
  seats,
  arrangements,
  before,
  saved,
  attempts = {},
}: SupervisionPageProps) {
  return (
    <GroupFrame
      group={group}
      seats={seats}
      standing="leader"
      title="Supervision"
      current={`/groups/${group.id}/supervision`}
    >
      <SavedNotice saved={saved} of={['noted', 'ended']} />
      {attempts.other?.refusal && <Notice kind="problem" title={attempts.other.refusal} />}
      <Columns of="main-aside">
        <div>
          <Section
            title="Supervision of the leading"
            lead="Leading is thought about with someone outside the group, regularly. Only that there is supervision is kept here, never what is said in it."
          >
            {arrangements.length > 0 ? (
              <Stack>
                {arrangements.map((one) => (
                  <Standing key={one.id} groupId={group.id} arrangement={one} />
                ))}
              </Stack>
            ) : (
              <EmptyState
                title="No supervision is in place yet."
                action={{
                  href: `/groups/${group.id}/supervision/suggestions`,
                  label: 'See supervisors and peer groups',
                }}
              >
                <p>Look who has a place free, or note it below as soon as it is arranged.</p>
              </EmptyState>
            )}
          </Section>
          <Section title={arrangements.length > 0 ? 'Note another arrangement' : 'Note the arrangement'}>
            <Form action={`/groups/${group.id}/supervision`} attempt={attempts.note} submit="Note it">
              <RadioChoice
                name="kind"
                label="Which kind?"
                options={[
                  { value: 'individual', label: supervisionInWords.individual },
                  { value: 'pair', label: supervisionInWords.pair },
                  {
                    value: 'peer',
                    label: supervisionInWords.peer,
                    hint: 'Leaders of several groups, without a leader of their own.',
                  },
                ]}
              />
              <DateField name="sinceOn" label="Since, or from" />
              <NumberField name="everyWeeks" label="Every how many weeks?" unit="weeks" />
            </Form>
          </Section>
        </div>
        <div>
          <Card title="You have nobody yet?" tone="wash">
            <p>
              The register shows supervisors and peer supervision groups with a place free; you write to them
              through the society. It is glad to help you choose.
            </p>
            <Row>
              <LinkButton href={`/groups/${group.id}/supervision/suggestions`} tone="plain">
                See who is there
              </LinkButton>
              <LinkButton href="/supervision" tone="quiet">
                Your own supervision
              </LinkButton>
              <LinkButton href="/contact" tone="quiet">
                Ask the society
              </LinkButton>
            </Row>
          </Card>
          {before.length > 0 && (
            <Section title="Before">
              <Timeline
                label="Earlier arrangements"
                entries={before.map((one) => ({
                  when: one.when,
                  title: supervisionInWords[one.kind],
                  detail: one.rhythm,
                }))}
              />
            </Section>
          )}
        </div>
      </Columns>
    </GroupFrame>
  )
}

function Standing({ groupId, arrangement }: { groupId: string; arrangement: ShownArrangement }) {
  const { id, kind, words, isDue, due, since, href, isOthers } = arrangement
  return (
    <Card
      title={supervisionInWords[kind]}
      badges={<Badge kind={isDue ? 'attention' : 'good'}>{isDue ? 'due' : 'in place'}</Badge>}
    >
      <p>{words}</p>
      {due && <p>{due}</p>}
      {since && <p>{since}</p>}
      {!isOthers && (
        <Row>
          {href && (
            <LinkButton href={href} tone="plain">
              Terms and sessions
            </LinkButton>
          )}
          <PostButton
            action={`/groups/${groupId}/supervision/ending`}
            label="It has ended"
            about={supervisionInWords[kind]}
            tone="quiet"
            fields={{ arrangement: id }}
            confirm="From today it is not this group’s supervision any more."
          />
        </Row>
      )}
    </Card>
  )
}
