import { defineEmail } from '../../../platform/mail/define-email.ts'
import { timeForReader } from '../../../shared/two-zones.ts'
import { Button, Email, FactList, Heading, Link, List, Para, Small } from '../../../ui/email/email.tsx'
import { societySettings } from '../../society/queries.ts'
import { invitationTo } from '../calendar/invitation-to.ts'
import { loadMeeting, type MeetingToldOf } from '../queries/load-meeting.ts'
import { meetingsFrom } from '../queries/meetings.ts'

interface Props {
  meeting: MeetingToldOf
  /** Every date that is known, the first included. */
  dates: { startsAt: Temporal.Instant; endsAt: Temporal.Instant }[]
  plan: string
  seenWell: string
  reading: string
  /** The society's page on meeting online (R35), if there is one and the group meets there. */
  onlineGuidelinesUrl: string
}

/** What the leaders tell everybody before the first meeting (R55–R56), with an invitation for the calendar. */
export const preparatoryLetter = defineEmail<Props>({
  name: 'preparatory-letter',
  load: async (db, about) => {
    const letter = await db
      .selectFrom('preparatory_letter')
      .select(['meeting_id', 'plan', 'seen_well', 'reading'])
      .where('id', '=', about)
      .executeTakeFirst()
    const meeting = letter && (await loadMeeting(db, letter.meeting_id))
    if (!letter || !meeting) return null
    const coming = await meetingsFrom(db, meeting.groupId, db.now)
    return {
      meeting,
      dates: coming.filter(({ cancelledAt }) => !cancelledAt),
      plan: letter.plan,
      seenWell: letter.seen_well,
      reading: letter.reading,
      onlineGuidelinesUrl: meeting.mode === 'online' ? (await societySettings(db)).onlineGuidelinesUrl : '',
    }
  },
  subject: ({ meeting }) => `Before our first meeting: ${meeting.groupName}`,
  body: ({ meeting, dates, plan, seenWell, reading, onlineGuidelinesUrl }, { society, link, to }) => (
    <Email
      society={society}
      title="Before our first meeting"
      replyHref={link(`/groups/${meeting.groupId}/circle#leaders`)}
    >
      <Para>Dear {to},</Para>
      <Para>We look forward to meeting you. This is when and where our group begins:</Para>
      <FactList
        facts={[
          ['When', timeForReader(meeting, meeting.timeZone, meeting.ownZone)],
          ['Where', meeting.place ? `${meeting.place.name}, ${meeting.place.address}` : whereOnline(meeting)],
        ]}
      />
      <Heading>The plan of our first meeting</Heading>
      <Paragraphs text={plan} />
      {seenWell && (
        <Heading>
          {meeting.mode === 'online' ? 'How to be seen and heard well' : 'How to arrive well'}
        </Heading>
      )}
      {seenWell && <Paragraphs text={seenWell} />}
      {onlineGuidelinesUrl && (
        <Para>
          More about meeting online: <Link href={onlineGuidelinesUrl}>the guidelines of {society}</Link>.
        </Para>
      )}
      {meeting.leaders.some(({ phone }) => phone) && (
        <Heading>
          {meeting.mode === 'online' ? 'If the connection fails, ring us' : 'If anything comes up, ring us'}
        </Heading>
      )}
      <FactList
        facts={meeting.leaders.flatMap(({ name, phone }) =>
          phone ? [[name, phone] as [string, string]] : [],
        )}
      />
      {reading && <Heading>If you would like to read something first</Heading>}
      {reading && <Paragraphs text={reading} />}
      {dates.length > 1 && <Heading>All our dates</Heading>}
      {dates.length > 1 && (
        <List items={dates.map((each) => timeForReader(each, meeting.timeZone, meeting.ownZone))} />
      )}
      <Para>
        Your calendar can follow all of them by itself, also when one is moved:{' '}
        <Link href={link('/calendar')}>make your calendar address</Link>.
      </Para>
      <Para>The dates, the ground rules and the way in are on the group’s page:</Para>
      <Button href={link(`/groups/${meeting.groupId}/circle`)}>Open the group’s page</Button>
      <Small>
        The invitation attached is to the first meeting, for your own calendar; it names nobody else. Please
        keep everything about patients out of calendars and emails.
      </Small>
    </Email>
  ),
  calendar: ({ meeting }, context) => invitationTo(meeting, context),
})

const whereOnline = ({ doorsMinutes }: MeetingToldOf) =>
  doorsMinutes > 0
    ? `Online; the way in opens ${doorsMinutes} minutes before, on the group’s page`
    : 'Online; the way in is on the group’s page'

function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph) => (
        <Para key={paragraph}>
          {paragraph.split('\n').flatMap((line, index) => (index === 0 ? [line] : [<br key={line} />, line]))}
        </Para>
      ))}
    </>
  )
}
