import { formatMeetingTime } from '../../../shared/calendar.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Checkbox, CheckboxGroup } from '../../../ui/choices.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'
import { ReasonField } from './meeting/change-sections.tsx'

interface Span {
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
}

export interface CancellationsPageProps {
  framing: Framing
  groupId: string
  timeZone: string
  meetings: readonly (Span & { id: string; isChosen: boolean })[]
  /** The next free dates after the last, as many as might be needed: in words what would be added. */
  proposals: readonly Span[]
  attempt?: Attempt | undefined
}

/** Several dates called off in one go: everybody is told once, of all of them. */
export function CancellationsPage({
  framing,
  groupId,
  timeZone,
  meetings,
  ...props
}: CancellationsPageProps) {
  const words = ({ startsAt, endsAt }: Span) => formatMeetingTime(startsAt, endsAt, timeZone)
  const [first] = props.proposals
  return (
    <GroupFrame {...framing} title="Cancel several dates" current={`/groups/${groupId}/meetings`}>
      <BackLink href={`/groups/${groupId}/meetings`}>All meetings</BackLink>
      <Section
        title="Cancel several dates"
        lead="Everybody concerned is told once, of all of them, and calendars strike them out."
      >
        {meetings.length === 0 ? (
          <EmptyState title="No date stands ahead">There is nothing to cancel.</EmptyState>
        ) : (
          <Form
            action={`/groups/${groupId}/cancellations`}
            attempt={props.attempt}
            submit="Cancel these dates"
            tone="problem"
          >
            <CheckboxGroup
              name="meeting"
              label="Which will not take place?"
              options={meetings.map((meeting) => ({ value: meeting.id, label: words(meeting) }))}
              value={meetings.filter(({ isChosen }) => isChosen).map(({ id }) => id)}
            />
            <ReasonField />
            {first && (
              <Checkbox
                name="keeping"
                label="Keep the number of meetings: add as many dates after the last"
                hint={`The next free ones, from ${words(first)} on. Holidays, pauses and leave are passed over.`}
              />
            )}
          </Form>
        )}
      </Section>
    </GroupFrame>
  )
}
