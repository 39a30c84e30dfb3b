import { formatDateOnly } from '../../../shared/calendar.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { LinkList } from '../../../ui/link-list.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'

export interface EvaluationsPageProps {
  framing: Framing
  groupId: string
  evaluations: { id: string; kind: 'ending' | 'term'; openedOn: Temporal.PlainDate; isOver: boolean }[]
  /** Enough members, and none is open. */
  mayAsk: boolean
  isTooSmall: boolean
  fewest: number
  attempt?: Attempt | undefined
}

/** The leaders ask the circle how it is: at the end of a term, or whenever they like to know. */
export function EvaluationsPage({ framing, groupId, evaluations, ...props }: EvaluationsPageProps) {
  const endings = `/groups/${groupId}/endings`
  const here = `/groups/${groupId}/evaluations`
  return (
    <GroupFrame {...framing} title="How it is" current={endings}>
      <BackLink href={endings}>Changes & endings</BackLink>
      <Section
        title="Ask the circle how it is"
        lead={`At the end of a term, if you like; when a group closes the circle is asked by itself. Six short statements, three weeks to reply. You see sums, once, at the end, and only if at least ${props.fewest} reply.`}
      >
        <Stack>
          {props.attempt?.refusal && <Notice kind="problem" title={props.attempt.refusal} />}
          {props.mayAsk && (
            <PostButton
              action={here}
              label="Ask the circle"
              tone="primary"
              confirm="Every member gets one email with the way to the form."
            />
          )}
          {props.isTooSmall && (
            <EmptyState title="A circle this small is not asked in writing.">
              {`With fewer than ${props.fewest} members a reply would be somebody’s. Ask in a meeting instead.`}
            </EmptyState>
          )}
          {evaluations.length > 0 && (
            <LinkList
              label="Asked so far"
              links={evaluations.map(({ id, kind, openedOn, isOver }) => ({
                href: `${here}/${id}`,
                label: `${kind === 'ending' ? 'At the end of the group' : 'In between'}, ${formatDateOnly(openedOn)}`,
                note: isOver ? 'over' : 'the circle is being asked',
              }))}
            />
          )}
        </Stack>
      </Section>
    </GroupFrame>
  )
}
