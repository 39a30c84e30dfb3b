import { LinkButton, PostButton } from '../../../../ui/actions.tsx'
import type { Attempt } from '../../../../ui/attempt.ts'
import { Table } from '../../../../ui/facts.tsx'
import { Row, Section } from '../../../../ui/layout.tsx'
import { Badge, EmptyState, Notice } from '../../../../ui/notices.tsx'
import { TimesFrame, type TimesPageProps } from './times-page.tsx'

export interface Coming {
  id: string
  name: string
  answer: { label: string; kind: 'neutral' | 'good' | 'attention' }
  /** 'as they said while the time was open'; '' where they said it of this time. */
  more: string
}

interface SettledPageProps extends Pick<TimesPageProps, 'group' | 'seats' | 'saved'> {
  /** 'Tuesdays at 19:30 (UK time), every 2 weeks, 90 minutes' */
  regularTime: string
  applicants: readonly Coming[]
  silent: number
  attempt?: Attempt | undefined
}

/** Once there is a regular time, one thing is left to ask: who can come to it. */
export function SettledPage({ regularTime, applicants, silent, attempt, ...frame }: SettledPageProps) {
  const { id } = frame.group
  return (
    <TimesFrame {...frame}>
      {attempt?.refusal && <Notice kind="problem" title={attempt.refusal} />}
      <Section
        title="The regular time is settled"
        lead={`${regularTime}. Applicants read it before they apply, and are asked only whether they can come.`}
      >
        <Table
          caption="Who can come"
          captionHidden
          rows={applicants}
          rowKey={(one) => one.id}
          empty={
            <EmptyState title="No application stands">
              <p>Whoever applies says whether they can come; you read it here.</p>
            </EmptyState>
          }
          columns={[
            {
              title: 'Applicant',
              head: true,
              cell: (one) => <a href={`/groups/${id}/applicants/${one.id}`}>{one.name}</a>,
            },
            {
              title: 'Can come',
              cell: ({ answer, more }) => (
                <Row>
                  <Badge kind={answer.kind}>{answer.label}</Badge>
                  {more && <span>{more}</span>}
                </Row>
              ),
            },
          ]}
        />
        <Row>
          {silent > 0 && (
            <PostButton
              action={`/groups/${id}/times/request`}
              label={silent === 1 ? 'Ask the one who has not said' : `Ask the ${silent} who have not said`}
              confirm="Each gets an email with the time, and the way to say whether they can come. You can do this once a day."
            />
          )}
          <LinkButton href={`/groups/${id}/frame#time`} tone="plain">
            Change the time
          </LinkButton>
        </Row>
      </Section>
    </TimesFrame>
  )
}
