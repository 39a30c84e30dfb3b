import type { Db } from '../../../platform/database/database.ts'
import { defineEmail } from '../../../platform/mail/define-email.ts'
import { timeForReader } from '../../../shared/two-zones.ts'
import { Button, Email, Heading, Link, List, Para, Small } from '../../../ui/email/email.tsx'
import { Written } from '../../../ui/email/written.tsx'
import { apologiesPath } from '../../attendance/rules/paths.ts'
import { type MetHow, metHow } from '../../groups/queries/meeting-place.ts'
import { placeInWords } from '../../groups/rules/place-in-words.ts'
import { lettersWords } from '../../letters/queries/letter-words.ts'
import type { LetterWords } from '../../letters/rules/letter-kinds.ts'
import { messagesOf } from '../../letters/rules/paths.ts'
import { invitationTo } from '../calendar/invitation-to.ts'
import { type CalendarWords, calendarWords } from '../queries/calendar-words.ts'
import { type Announcement, announcementById, type MeetingChange } from '../queries/changes.ts'
import { loadMeeting } from '../queries/load-meeting.ts'
import { ownTimeZone } from '../queries/own-time-zone.ts'
import { changesInOneLine } from '../rules/change-words.ts'

interface Props extends CalendarWords {
  groupId: string
  groupName: string
  timeZone: string
  /** The reader's clocks; null where they are the group's. */
  ownZone: string | null
  /** How and where each of them is met. */
  met: ReadonlyMap<string, MetHow>
  announcement: Announcement
  words: LetterWords
}

/** Dates were moved, called off or added: calendars follow by the same UIDs and higher SEQUENCEs. */
export const datesChanged = defineEmail<Props>({
  name: 'dates-changed',
  load: loadAnnouncement,
  subject: ({ announcement, groupName }) => `${changesInOneLine(announcement.changes)}: ${groupName}`,
  body: (props, { society, link, to, token }) => {
    const { announcement, groupId, groupName, words } = props
    const { changes, reason } = announcement
    const takingPlace = changes.find(({ kind }) => kind !== 'cancelled')
    return (
      <Email society={society} title={changesInOneLine(changes)} replyHref={link(messagesOf(groupId))}>
        <Para>Dear {to},</Para>
        {words.opening && <Written text={words.opening} />}
        <Para>
          {changes.length === 1 ? 'A date' : 'Dates'} of {groupName} {changes.length === 1 ? 'has' : 'have'}{' '}
          changed{announcement.by && `, as ${announcement.by} has just settled`}.
        </Para>
        {reason && <Para>“{reason}”</Para>}
        <Part title="Moved" of="moved" {...props} />
        <Part title="Will not take place" of="cancelled" {...props} />
        <Part title="A new date" many="New dates" of="added" {...props} />
        <Part title="Another place" of="placed" {...props} />
        <Where {...props} />
        <Para>All other dates stay as they are.</Para>
        {token && takingPlace && (
          <Para>
            You cannot come?{' '}
            <Link href={link(apologiesPath(token, changes.length === 1 ? takingPlace.meetingId : undefined))}>
              Send your apologies
            </Link>
            ; nobody asks for a reason.{' '}
            {takingPlace.before && 'Apologies for another day do not count for this one.'}
          </Para>
        )}
        <Button href={link(`/groups/${groupId}/circle`)}>See all dates</Button>
        {words.closing && <Written text={words.closing} />}
        <Small>
          {changes.length === 1
            ? 'The entry attached is for your own calendar; it names nobody else.'
            : 'Attached is an entry for each date, for your own calendar; they name nobody else.'}{' '}
          A calendar that <Link href={link('/calendar')}>follows your dates</Link> needs none of it.
        </Small>
      </Email>
    )
  },
  calendar: ({ announcement, met, ...group }, context) =>
    announcement.changes.map((change) =>
      invitationTo(
        {
          ...group,
          id: change.meetingId,
          ...(met.get(change.meetingId) ?? { mode: 'online' as const, place: null }),
          startsAt: change.startsAt,
          endsAt: change.endsAt,
          sequence: change.sequence,
          changedAt: announcement.at,
          cancelled: change.kind === 'cancelled',
        },
        context,
      ),
    ),
})

/** About what was announced, or about a meeting: then it is shown what a move of it would be told like. */
async function loadAnnouncement(db: Db, about: string): Promise<Props | null> {
  const announcement = (await announcementById(db, about)) ?? (await exampleOfMove(db, about))
  const [meetingId] = announcement?.changes.map((change) => change.meetingId) ?? []
  if (!announcement || !meetingId) return null
  const group = await db
    .selectFrom('balint_group as g')
    .select(['g.id', 'g.name', 'g.time_zone'])
    .where('g.id', '=', ({ selectFrom }) =>
      selectFrom('meeting_announcement')
        .select('group_id')
        .where('id', '=', about)
        .union(selectFrom('meeting').select('group_id').where('id', '=', about)),
    )
    .executeTakeFirst()
  if (!group) return null
  return {
    groupId: group.id,
    groupName: group.name,
    ...(await calendarWords(db, group.id)),
    timeZone: group.time_zone,
    ownZone: await ownTimeZone(db),
    met: await metHow(
      db,
      announcement.changes.map(({ meetingId: changed }) => changed),
    ),
    announcement,
    words: await lettersWords(db, group.id, 'date-changed'),
  }
}

/** A meeting as if it had been moved by a week. */
async function exampleOfMove(db: Db, meetingId: string): Promise<Announcement | null> {
  const meeting = await loadMeeting(db, meetingId)
  if (!meeting) return null
  const { startsAt, endsAt, timeZone, sequence } = meeting
  const later = (at: Temporal.Instant) => at.toZonedDateTimeISO(timeZone).add({ weeks: 1 }).toInstant()
  const change = { id: meetingId, meetingId, kind: 'moved' as const, sequence: sequence + 1 }
  return {
    id: meetingId,
    reason: null,
    by: null,
    at: db.now,
    changes: [{ ...change, before: { startsAt, endsAt }, startsAt: later(startsAt), endsAt: later(endsAt) }],
  }
}

function Part({
  title,
  many = title,
  of,
  announcement,
  timeZone,
  ownZone,
}: Props & { title: string; many?: string; of: MeetingChange['kind'] }) {
  const changes = announcement.changes.filter(({ kind }) => kind === of)
  if (changes.length === 0) return null
  const words = (span: { startsAt: Temporal.Instant; endsAt: Temporal.Instant }) =>
    timeForReader(span, timeZone, ownZone)
  return (
    <>
      <Heading>{changes.length === 1 ? title : many}</Heading>
      <List
        items={changes.map((change) =>
          change.before ? (
            <>
              {words(change)}
              <br />
              instead of {words(change.before)}
            </>
          ) : (
            words(change)
          ),
        )}
      />
    </>
  )
}

/** One sentence where all of them are met in one way, else a line for each; nothing where it goes without saying. */
function Where({ announcement, met, timeZone, ownZone }: Props) {
  const at = (meetingId: string) => placeInWords(met.get(meetingId))
  const standing = announcement.changes.filter(({ kind, meetingId }) => kind !== 'cancelled' && at(meetingId))
  const [first] = standing
  if (!first) return null
  if (standing.every(({ meetingId }) => at(meetingId) === at(first.meetingId))) {
    return at(first.meetingId) === 'online' ? null : <Para>We meet at {at(first.meetingId)}.</Para>
  }
  return (
    <>
      <Heading>Where</Heading>
      <List
        items={standing.map((change) => (
          <>
            {timeForReader(change, timeZone, ownZone)}: {at(change.meetingId)}
          </>
        ))}
      />
    </>
  )
}
