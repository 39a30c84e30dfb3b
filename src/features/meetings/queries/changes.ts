import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { ChangeKind } from '../rules/change.ts'

export interface MeetingChange {
  id: string
  meetingId: string
  kind: ChangeKind
  /** When it was before, of one that was moved. */
  before: { startsAt: Temporal.Instant; endsAt: Temporal.Instant } | null
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  sequence: number
}

/** What was changed in one go. */
export interface Announcement {
  id: string
  reason: string | null
  /** Who changed it, as far as the reader knows them. */
  by: string | null
  at: Temporal.Instant
  changes: MeetingChange[]
}

interface ChangeRow {
  id: string
  announcement_id: string
  reason: string | null
  made_by: string | null
  made_at: Temporal.Instant
  meeting_id: string
  kind: ChangeKind
  before_starts_at: Temporal.Instant | null
  before_ends_at: Temporal.Instant | null
  starts_at: Temporal.Instant
  ends_at: Temporal.Instant
  sequence: number
  /** Whether the meeting is the reader's, now that it is where it is. */
  is_own: boolean
}

/** The newest changes of a group's dates, as far as they concern the reader: at most so many announcements. */
export function newestChanges(db: Db, groupId: string, atMost = 10): Promise<Announcement[]> {
  return announcements(
    db,
    sql`a.id in (select id from meeting_announcement where group_id = ${groupId} order by made_at desc, id desc limit ${atMost})`,
  )
}

/** What has become of one meeting, newest first. */
export function changesOf(db: Db, meetingId: string): Promise<Announcement[]> {
  return announcements(db, sql`c.meeting_id = ${meetingId}::uuid`)
}

export async function announcementById(db: Db, id: string): Promise<Announcement | null> {
  const [one] = await announcements(db, sql`a.id = ${id}::uuid`)
  return one ?? null
}

async function announcements(db: Db, which: ReturnType<typeof sql>): Promise<Announcement[]> {
  const { rows } = await sql<ChangeRow>`
    select c.id, a.id as announcement_id, a.reason, p.name as made_by, a.made_at, c.meeting_id, c.kind,
      c.before_starts_at, c.before_ends_at, c.starts_at, c.ends_at, c.sequence, m.id is not null as is_own
    from meeting_announcement a join meeting_change c on c.announcement_id = a.id
    left join person p on p.id = a.made_by left join meeting m on m.id = c.meeting_id
    where ${which}
    order by a.made_at desc, a.id desc, coalesce(c.before_starts_at, c.starts_at), c.starts_at limit 300`.execute(
    db,
  )
  const grouped = Map.groupBy(rows, (row) => row.announcement_id)
  return [...grouped].map(([id, [first, ...more]]) => ({
    id,
    reason: first?.reason ?? null,
    by: first?.made_by ?? null,
    at: first?.made_at as Temporal.Instant,
    changes: (first ? [first, ...more] : more).map(asChange),
  }))
}

function asChange(row: ChangeRow): MeetingChange {
  const { id, meeting_id: meetingId, kind, starts_at: startsAt, ends_at: endsAt, sequence } = row
  const before =
    row.before_starts_at && row.before_ends_at
      ? { startsAt: row.before_starts_at, endsAt: row.before_ends_at }
      : null
  // Moved to where the reader belongs no more: for them it does not take place.
  if (before && !row.is_own) return { id, meetingId, kind: 'cancelled', before: null, ...before, sequence }
  return { id, meetingId, kind, before, startsAt, endsAt, sequence }
}
