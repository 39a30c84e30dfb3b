import type { ViewerDb } from '../../../platform/database/database.ts'

export interface PastMeeting {
  id: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  cancelled: boolean
}

/** A group's meetings before a moment, the latest first; a member reads those that were theirs. */
export async function pastMeetings(
  db: ViewerDb,
  groupId: string,
  before: Temporal.Instant,
  atMost: number,
): Promise<PastMeeting[]> {
  const rows = await db
    .selectFrom('meeting')
    .select(['id', 'starts_at', 'ends_at', 'cancelled_at'])
    .where('group_id', '=', groupId)
    .where('starts_at', '<', before)
    .where('ends_at', '<', db.now)
    .orderBy('starts_at', 'desc')
    .limit(atMost)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    cancelled: row.cancelled_at !== null,
  }))
}
