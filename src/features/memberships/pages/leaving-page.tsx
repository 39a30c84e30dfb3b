import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Checkbox } from '../../../ui/choices.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section } from '../../../ui/layout.tsx'
import type { MeetingAhead } from '../../meetings/queries/meetings.ts'
import { LastMeetingChoice } from './last-meeting-choice.tsx'

interface LeavingPageProps {
  framing: Framing
  group: { id: string; timeZone: string }
  meetings: readonly MeetingAhead[]
  lastMeetingId: string | null
  attempt?: Attempt | undefined
}

export function LeavingPage({ framing, group, meetings, lastMeetingId, attempt }: LeavingPageProps) {
  const circle = `/groups/${group.id}/circle`
  return (
    <GroupFrame {...framing} title="Leaving the circle" current={circle}>
      <BackLink href={circle}>The circle</BackLink>
      <Section
        title="Leaving the circle"
        lead="A circle notices who is missing. Tell the others in a meeting, and come once more to say goodbye: until your last meeting nothing changes for you, and afterwards your seat is free. Your leaders are told now; nobody asks you for a reason here. What you have paid for is settled with them, and you make your certificate of hours when you like, also afterwards."
      >
        <Form action={`${circle}/leaving`} attempt={attempt} submit="Tell my leaders" tone="plain">
          <LastMeetingChoice
            label="My last meeting"
            words={{ now: 'I have come for the last time already', stays: 'I stay after all' }}
            meetings={meetings}
            timeZone={group.timeZone}
            lastMeetingId={lastMeetingId}
          />
          <Checkbox
            name="tell_circle"
            label="Tell the others of the circle which meeting is my last"
            hint="One email to each, without a reason. Otherwise only your leaders know, until you say so in a meeting."
          />
        </Form>
      </Section>
    </GroupFrame>
  )
}
