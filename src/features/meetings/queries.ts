import { sql } from 'kysely'
import type { Db, HolderDb, ViewerDb } from '../../platform/database/database.ts'

export interface Meeting {
  id: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  /** RFC 5545 SEQUENCE. */
  sequence: number
  changedAt: Temporal.Instant
  cancelledAt: Temporal.Instant | null
  moderatorId: string | null
  processLeaderId: string | null
}

/** A group's meetings from a moment on, soonest first: at most a year of weekly ones. */
export async function meetingsFrom(db: Db, groupId: string, from: Temporal.Instant): Promise<Meeting[]> {
  const rows = await withRoles(db)
    .where('meeting.group_id', '=', groupId)
    .where('meeting.ends_at', '>=', from)
    .orderBy('meeting.starts_at')
    .limit(60)
    .execute()
  return rows.map(asMeeting)
}

export async function meetingById(db: Db, groupId: string, meetingId: string): Promise<Meeting | null> {
  const row = await withRoles(db)
    .where('meeting.group_id', '=', groupId)
    .where('meeting.id', '=', meetingId)
    .executeTakeFirst()
  return row ? asMeeting(row) : null
}

/** The very first meeting the group has, held or not. */
export async function firstMeeting(db: Db, groupId: string): Promise<Meeting | null> {
  const row = await withRoles(db)
    .where('meeting.group_id', '=', groupId)
    .where('meeting.cancelled_at', 'is', null)
    .orderBy('meeting.starts_at')
    .limit(1)
    .executeTakeFirst()
  return row ? asMeeting(row) : null
}

const withRoles = (db: Db) =>
  db
    .selectFrom('meeting')
    .leftJoin('meeting_role as moderator', (join) =>
      join.onRef('moderator.meeting_id', '=', 'meeting.id').on('moderator.role', '=', 'moderator'),
    )
    .leftJoin('meeting_role as process', (join) =>
      join.onRef('process.meeting_id', '=', 'meeting.id').on('process.role', '=', 'process'),
    )
    .select(['meeting.id', 'starts_at', 'ends_at', 'sequence', 'changed_at', 'cancelled_at'])
    .select(['moderator.person_id as moderator_id', 'process.person_id as process_leader_id'])

type MeetingRow = Awaited<ReturnType<ReturnType<typeof withRoles>['executeTakeFirstOrThrow']>>

const asMeeting = (row: MeetingRow): Meeting => ({
  id: row.id,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  sequence: row.sequence,
  changedAt: row.changed_at,
  cancelledAt: row.cancelled_at,
  moderatorId: row.moderator_id,
  processLeaderId: row.process_leader_id,
})

export interface GroupLeader {
  personId: string
  name: string
  phone: string | null
}

/** The group's leaders in the order in which they joined, with their phone numbers for its people (R56). */
export async function groupLeaders(db: Db, groupId: string): Promise<GroupLeader[]> {
  const rows = await db
    .selectFrom('group_leader')
    .innerJoin('person', 'person.id', 'group_leader.person_id')
    .leftJoin('profile', 'profile.person_id', 'group_leader.person_id')
    .select(['person.id', 'person.name', 'profile.phone'])
    .where('group_id', '=', groupId)
    .where('left_at', 'is', null)
    .orderBy('joined_at')
    .execute()
  return rows.map(({ id, name, phone }) => ({ personId: id, name, phone }))
}

/** Every leader, and the members whose own meeting it is: whom the group's emails about it go to. */
export async function peopleAt(db: Db, groupId: string, startsAt: Temporal.Instant): Promise<string[]> {
  const rows = await db
    .selectFrom('group_leader')
    .select('person_id')
    .where('group_id', '=', groupId)
    .where('left_at', 'is', null)
    .union((eb) =>
      eb
        .selectFrom('membership')
        .leftJoin('meeting as first', 'first.id', 'membership.first_meeting_id')
        .leftJoin('meeting as last', 'last.id', 'membership.last_meeting_id')
        .select('person_id')
        .where('membership.group_id', '=', groupId)
        .where('left_at', 'is', null)
        .where((own) => own.or([own('first.starts_at', 'is', null), own('first.starts_at', '<=', startsAt)]))
        .where((own) => own.or([own('last.starts_at', 'is', null), own('last.starts_at', '>=', startsAt)])),
    )
    .execute()
  return rows.map(({ person_id }) => person_id)
}

export interface PreparatoryLetter {
  id: string
  meetingId: string
  plan: string
  seenWell: string
  reading: string
  sentAt: Temporal.Instant
}

/** The newest preparatory letter of a group, or null. */
export async function preparatoryLetter(db: Db, groupId: string): Promise<PreparatoryLetter | null> {
  const row = await db
    .selectFrom('preparatory_letter as letter')
    .innerJoin('meeting', 'meeting.id', 'letter.meeting_id')
    .select(['letter.id', 'letter.meeting_id', 'plan', 'seen_well', 'reading', 'sent_at'])
    .where('meeting.group_id', '=', groupId)
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    meetingId: row.meeting_id,
    plan: row.plan,
    seenWell: row.seen_well,
    reading: row.reading,
    sentAt: row.sent_at,
  }
}

export interface CalendarFeed {
  id: string
  madeAt: Temporal.Instant
}

/** The viewer's own calendar feed, if they have one. */
export async function ownCalendarFeed(db: ViewerDb): Promise<CalendarFeed | null> {
  const row = await db
    .selectFrom('secret_address')
    .select(['id', 'made_at'])
    .where('purpose', '=', 'calendar-feed')
    .where('person_id', '=', db.viewer.personId)
    .where('replaced_at', 'is', null)
    .executeTakeFirst()
  return row ? { id: row.id, madeAt: row.made_at } : null
}

export interface FedMeeting extends Omit<Meeting, 'moderatorId' | 'processLeaderId'> {
  mode: 'face-to-face' | 'online'
  timeZone: string
}

/** What a calendar feed shows: everything from three months back, cancelled meetings too, so that they vanish there. */
export async function fedMeetings(db: Db): Promise<FedMeeting[]> {
  const rows = await db
    .selectFrom('meeting')
    .innerJoin('balint_group as g', 'g.id', 'meeting.group_id')
    .select([
      'meeting.id',
      'starts_at',
      'ends_at',
      'sequence',
      'changed_at',
      'cancelled_at',
      'g.mode',
      'g.time_zone',
    ])
    // The policy says the same; said here, it leads the planner to these groups' meetings alone.
    .where('meeting.group_id', 'in', sql<string>`(select fed_group_ids())`)
    .where('ends_at', '>=', db.now.subtract({ hours: 24 * 92 }))
    .orderBy('starts_at')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    sequence: row.sequence,
    changedAt: row.changed_at,
    cancelledAt: row.cancelled_at,
    mode: row.mode,
    timeZone: row.time_zone,
  }))
}

/** Whether the holder's address is a calendar feed that still stands. */
export async function feedIsOpen(db: HolderDb): Promise<boolean> {
  const { rows } = await sql<{ person_id: string | null }>`select held('calendar-feed') as person_id`.execute(
    db,
  )
  return rows[0]?.person_id != null
}
