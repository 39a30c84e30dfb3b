import type { Db } from '../../../platform/database/database.ts'

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
