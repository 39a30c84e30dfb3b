import { sql } from 'kysely'
import type { Db, HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import type { Meeting } from './meetings.ts'

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

export interface FedMeeting
  extends Omit<Meeting, 'moderatorId' | 'processLeaderId' | 'replacedById' | 'replacesId'> {
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
