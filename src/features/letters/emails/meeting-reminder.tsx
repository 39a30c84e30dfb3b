import { defineEmail } from '../../../platform/mail/define-email.ts'
import { dateIn, formatShortDate, formatTimeOfDay } from '../../../shared/calendar.ts'
import { Button, Email, FactList, Link, Para } from '../../../ui/email/email.tsx'
import { Written } from '../../../ui/email/written.tsx'
import { apologiesPath } from '../../attendance/rules/paths.ts'
import { type ReminderFacts, reminderFacts } from '../queries/letter-facts.ts'
import { choicesOf, endsAt, messagesOf } from '../rules/paths.ts'
import { Closing, meetingFacts, Phones, WayIn } from './letter-parts.tsx'

/** Before each meeting, when each chose to be reminded; of the way in it holds the reader's own to the waiting room at most. */
export const meetingReminder = defineEmail<ReminderFacts>({
  name: 'meeting-reminder',
  load: reminderFacts,
  subject: ({ meeting }) =>
    `We meet on ${formatShortDate(dateIn(meeting.startsAt, meeting.timeZone))} at ${formatTimeOfDay(meeting.startsAt, meeting.timeZone)}: ${meeting.groupName}`,
  body: ({ letter, meeting }, { society, link, to, token }) => (
    <Email
      society={society}
      title="Our next meeting"
      replyHref={link(messagesOf(letter.groupId))}
      choices={{ href: link(choicesOf(letter.groupId)), of: letter.groupName }}
    >
      <Para>Dear {to},</Para>
      {letter.words.opening && <Written text={letter.words.opening} />}
      <FactList facts={meetingFacts(meeting, letter.ownZone)} />
      <WayIn meeting={meeting} token={token} link={link} />
      <Button href={link(`/groups/${letter.groupId}/circle`)}>Open the group’s page</Button>
      <Para>
        You cannot come?{' '}
        <Link href={link(token ? apologiesPath(token, meeting.id) : `/groups/${letter.groupId}/circle`)}>
          Send your apologies
        </Link>
        ; nobody asks for a reason.
      </Para>
      <Phones mode={meeting.mode} leaders={letter.leaders} />
      <Closing words={letter.words.closing} leaders={letter.leaders} />
    </Email>
  ),
  ends: (_, { token }) => endsAt(token, 'reminders'),
})
