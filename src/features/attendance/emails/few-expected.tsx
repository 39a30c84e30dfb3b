import { defineEmail } from '../../../platform/mail/define-email.ts'
import { formatMeetingTime } from '../../../shared/calendar.ts'
import { Button, Email, FactList, Para, Small } from '../../../ui/email/email.tsx'
import { dayInWords, forecastInWords, isBelowFewest } from '../rules/forecast.ts'
import { type ForecastTold, loadForecast } from './load-forecast.ts'

/** Fewer members are expected than the group has chosen; told to its leaders once a meeting. */
export const fewExpected = defineEmail<ForecastTold>({
  name: 'few-expected',
  // Somebody may come after all before this is sent.
  load: async (db, about) => {
    const told = await loadForecast(db, about)
    return told && isBelowFewest(told.forecast) ? told : null
  },
  subject: ({ groupName, forecast }) => `${forecast.expected} expected: ${groupName}`,
  body: ({ groupId, meetingId, groupName, forecast, ...meeting }, { society, link, to }) => (
    <Email
      society={society}
      title="Fewer than you chose"
      replyHref={link(`/groups/${groupId}/meetings/${meetingId}`)}
    >
      <Para>Dear {to},</Para>
      <Para>{forecastInWords(forecast, dayInWords(meeting.startsAt, meeting.timeZone, meeting.now))}</Para>
      <FactList
        facts={[
          ['Group', groupName],
          ['When', formatMeetingTime(meeting.startsAt, meeting.endsAt, meeting.timeZone)],
          ['Apologies', forecast.membersAway.join(', ')],
        ]}
      />
      <Para>
        A smaller circle can work well, too. You may meet as you are, move the date, or call it off: whatever
        you do, everybody is told once.
      </Para>
      <Button href={link(`/groups/${groupId}/meetings/${meetingId}`)}>Open the meeting</Button>
      <Small>You are told this once a meeting. Further apologies stand on the meeting’s page.</Small>
    </Email>
  ),
})
