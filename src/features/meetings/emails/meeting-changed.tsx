import { defineEmail } from '../../../platform/mail/define-email.ts'
import { formatMeetingTime, timeZoneName } from '../../../shared/calendar.ts'
import { Button, Email, FactList, Para } from '../../../ui/email/email.tsx'
import { invitationTo } from '../calendar/invitation-to.ts'
import { loadMeeting, type MeetingToldOf } from '../queries/load-meeting.ts'

/** A meeting was moved or called off: calendars follow by the same UID and a higher SEQUENCE. */
export const meetingChanged = defineEmail<MeetingToldOf>({
  name: 'meeting-changed',
  load: loadMeeting,
  subject: ({ groupName, cancelled }) =>
    cancelled ? `A meeting is cancelled: ${groupName}` : `A meeting has moved: ${groupName}`,
  body: (meeting, { society, link, to }) => (
    <Email
      society={society}
      title={meeting.cancelled ? 'A meeting is cancelled' : 'A meeting has moved'}
      replyHref={link(`/groups/${meeting.groupId}/circle#leaders`)}
    >
      <Para>Dear {to},</Para>
      <Para>
        {meeting.cancelled
          ? `This meeting of ${meeting.groupName} will not take place:`
          : `A meeting of ${meeting.groupName} has been moved. It is now:`}
      </Para>
      <FactList
        facts={[
          [
            'When',
            `${formatMeetingTime(meeting.startsAt, meeting.endsAt, meeting.timeZone)} (${timeZoneName(meeting.timeZone)})`,
          ],
        ]}
      />
      <Para>All other dates stay as they are.</Para>
      <Button href={link(`/groups/${meeting.groupId}/circle`)}>See all dates</Button>
    </Email>
  ),
  calendar: (meeting, context) => invitationTo(meeting, context),
})
