import { defineEmail } from '../../../platform/mail/define-email.ts'
import { formatMeetingTime } from '../../../shared/calendar.ts'
import { listed } from '../../../shared/listed.ts'
import { Button, Email, FactList, Para } from '../../../ui/email/email.tsx'
import { leadingInWords } from '../rules/forecast.ts'
import { type ForecastTold, loadForecast } from './load-forecast.ts'

/** One who leads has sent apologies: the others know at once who leads alone. */
export const leaderAway = defineEmail<ForecastTold>({
  name: 'leader-away',
  load: async (db, about) => {
    const told = await loadForecast(db, about)
    return told && told.forecast.leadersAway.length > 0 ? told : null
  },
  subject: ({ groupName, forecast }) => `${listed(forecast.leadersAway)} cannot come: ${groupName}`,
  body: ({ groupId, meetingId, groupName, forecast, ...meeting }, { society, link, to }) => (
    <Email
      society={society}
      title={`${listed(forecast.leadersAway)} cannot come`}
      replyHref={link(`/groups/${groupId}/meetings/${meetingId}`)}
    >
      <Para>Dear {to},</Para>
      <Para>{leadingInWords(forecast)}</Para>
      <FactList
        facts={[
          ['Group', groupName],
          ['When', formatMeetingTime(meeting.startsAt, meeting.endsAt, meeting.timeZone)],
        ]}
      />
      <Para>If you would rather not meet like this, move the meeting or call it off on its page.</Para>
      <Button href={link(`/groups/${groupId}/meetings/${meetingId}`)}>Open the meeting</Button>
    </Email>
  ),
})
