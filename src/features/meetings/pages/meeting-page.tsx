import { formatMeetingTime } from '../../../shared/calendar.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { Framing } from './framing.ts'
import { CallingOffSection, MoveSection } from './meeting/change-sections.tsx'
import { RolesSection } from './meeting/roles-section.tsx'
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
          <RolesSection
            path={path}
            leaders={leaders}
            moderatorId={meeting.moderatorId}
            attempt={attempts.roles}
          />
        )}
        {canChange && <MoveSection path={path} start={start} attempt={attempts.date} />}
        {canChange && <CallingOffSection path={path} title={title} attempt={attempts.cancellation} />}
      </Stack>
    </GroupFrame>
  )
}
