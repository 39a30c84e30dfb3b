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
  /** The date that stands for this one, of a cancelled meeting. */
  replacedById: string | null
  /** The cancelled meeting that this one stands for. */
  replacesId: string | null
}

export type MeetingAhead = Pick<Meeting, 'id' | 'startsAt' | 'endsAt'>

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

/** Several of a group's meetings, in their order; what is not the group's is not among them. */
export async function meetingsById(db: Db, groupId: string, ids: readonly string[]): Promise<Meeting[]> {
  const rows = await withRoles(db)
    .where('meeting.group_id', '=', groupId)
    .where('meeting.id', 'in', [...ids])
    .orderBy('meeting.starts_at')
    .execute()
  return rows.map(asMeeting)
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
    .leftJoin('meeting as instead', 'instead.replaces_id', 'meeting.id')
    .select(['meeting.id', 'meeting.starts_at', 'meeting.ends_at', 'meeting.sequence', 'meeting.changed_at'])
    .select(['meeting.cancelled_at', 'meeting.replaces_id', 'instead.id as replaced_by_id'])
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
  replacedById: row.replaced_by_id,
  replacesId: row.replaces_id,
})
