import { defineEmail } from '../../../platform/mail/define-email.ts'
import { timeForReader } from '../../../shared/two-zones.ts'
import { Button, Email, FactList, Heading, Link, List, Para, Small } from '../../../ui/email/email.tsx'
import { Written } from '../../../ui/email/written.tsx'
import { invitationTo } from '../../meetings/calendar/invitation-to.ts'
import { type PreparatoryFacts, preparatoryFacts } from '../queries/preparatory-facts.ts'
import { messagesOf } from '../rules/paths.ts'
import { Closing, meetingFacts, Phones, Reading, WayIn } from './letter-parts.tsx'

/** What the leaders tell everybody before the first meeting (R55–R56), with an invitation for the calendar. */
export const preparatoryLetter = defineEmail<PreparatoryFacts>({
  name: 'preparatory-letter',
  load: preparatoryFacts,
  subject: ({ meeting }) => `Before our first meeting: ${meeting.groupName}`,
  body: ({ meeting, dates, words, reading, ownZone, onlineGuidelinesUrl }, { society, link, to, token }) => (
    <Email society={society} title="Before our first meeting" replyHref={link(messagesOf(meeting.groupId))}>
      <Para>Dear {to},</Para>
      {words.opening && <Written text={words.opening} />}
      <FactList facts={meetingFacts(meeting, ownZone)} />
      <WayIn meeting={meeting} token={token} link={link} />
      <Heading>The plan of our first meeting</Heading>
      <Written text={words.plan} />
      {words.seenWell && (
        <Heading>
          {meeting.mode === 'online' ? 'How to be seen and heard well' : 'How to arrive well'}
        </Heading>
      )}
      {words.seenWell && <Written text={words.seenWell} />}
      {onlineGuidelinesUrl && (
        <Para>
          More about meeting online: <Link href={onlineGuidelinesUrl}>the guidelines of {society}</Link>.
        </Para>
      )}
      <Phones mode={meeting.mode} leaders={meeting.leaders} />
      {(words.reading || reading.length > 0) && <Heading>If you would like to read something first</Heading>}
      {words.reading && <Written text={words.reading} />}
      <Reading items={reading} />
      {dates.length > 1 && <Heading>All our dates</Heading>}
      {dates.length > 1 && (
        <List items={dates.map((each) => timeForReader(each, meeting.timeZone, ownZone))} />
      )}
      <Para>
        Your calendar can follow all of them by itself, also when one is moved:{' '}
        <Link href={link('/calendar')}>make your calendar address</Link>.
      </Para>
      <Para>The dates, the ground rules and the way in are on the group’s page:</Para>
      <Button href={link(`/groups/${meeting.groupId}/circle`)}>Open the group’s page</Button>
      <Closing words={words.closing} leaders={meeting.leaders} />
      <Small>
        The invitation attached is to the first meeting, for your own calendar; it names nobody else. Please
        keep everything about patients out of calendars and emails.
      </Small>
    </Email>
  ),
  calendar: ({ meeting }, context) => invitationTo(meeting, context),
})
