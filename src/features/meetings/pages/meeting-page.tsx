import { formatMeetingTime } from '../../../shared/calendar.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Checkbox, RadioChoice } from '../../../ui/choices.tsx'
import { DateField, TimeField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { Framing } from './framing.ts'
import { haveBeenTold } from './told-words.ts'

export interface MeetingPageProps {
  framing: Framing
  groupId: string
  timeZone: string
  meeting: {
    id: string
    startsAt: Temporal.Instant
    endsAt: Temporal.Instant
    cancelled: boolean
    over: boolean
    moderatorId: string | null
  }
  leaders: { personId: string; name: string }[]
  /** It has just been moved, and so many people were told. */
  movedTold: number | null
  /** Which of the page's forms came back. */
  attempts?: { roles?: Attempt | undefined; date?: Attempt | undefined; cancellation?: Attempt | undefined }
}

export function MeetingPage({
  framing,
  groupId,
  timeZone,
  meeting,
  leaders,
  movedTold,
  attempts = {},
}: MeetingPageProps) {
  const path = `/groups/${groupId}/meetings/${meeting.id}`
  const start = meeting.startsAt.toZonedDateTimeISO(timeZone)
  const title = formatMeetingTime(meeting.startsAt, meeting.endsAt, timeZone)
  const canChange = !meeting.cancelled && !meeting.over
  return (
    <GroupFrame {...framing} title="Meeting" current={`/groups/${groupId}/meetings`}>
      <Stack gap="large">
        <Stack gap="small">
          <BackLink href={`/groups/${groupId}/meetings`}>All meetings</BackLink>
          <Section title={title}>
            {movedTold !== null && (
              <Notice kind="good" title={`Moved: ${haveBeenTold(movedTold)}.`}>
                <p>
                  Calendars follow by themselves. <a href={`/groups/${groupId}/meetings`}>See all dates</a>
                </p>
              </Notice>
            )}
            {meeting.cancelled && (
              <Notice kind="attention">This meeting was cancelled; everybody was told.</Notice>
            )}
            {meeting.over && <Notice kind="info">This meeting is over.</Notice>}
          </Section>
        </Stack>
        {canChange && (
          <Section
            title="Roles"
            lead="One leader moderates: waiting room, technology, time. The other watches the group’s process and how people feel."
          >
            <Form action={`${path}/roles`} attempt={attempts.roles} submit="Save the roles">
              <RadioChoice
                name="moderator"
                label="Who moderates this meeting?"
                options={leaders.map(({ personId, name }) => ({ value: personId, label: name }))}
                value={meeting.moderatorId ?? undefined}
              />
              {leaders.length > 1 && (
                <Checkbox
                  name="swapping"
                  label="Swap from meeting to meeting from here on"
                  hint="Otherwise only this meeting changes."
                />
              )}
            </Form>
          </Section>
        )}
        {canChange && (
          <Section
            title="Another day or time"
            lead="Everybody is told once, and calendars follow by themselves."
          >
            <Form
              action={`${path}/date`}
              attempt={attempts.date}
              submit="Move this meeting"
              wide
              tone="plain"
            >
              <DateField name="on" label="Day" value={start.toPlainDate()} />
              <TimeField name="at" label="Time" value={start.toPlainTime()} />
            </Form>
          </Section>
        )}
        {canChange && (
          <Section title="Calling it off">
            {attempts.cancellation?.refusal && (
              <Notice kind="problem">{attempts.cancellation.refusal}</Notice>
            )}
            <PostButton
              action={`${path}/cancellation`}
              label="Cancel this meeting"
              tone="problem"
              confirm={`Everybody in the group is told that ${title} will not take place.`}
            />
          </Section>
        )}
      </Stack>
    </GroupFrame>
  )
}
