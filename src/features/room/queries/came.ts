import type { Db } from '../../../platform/database/database.ts'

/** Who was let into the room of a meeting, for its leaders, to propose attendance from; nobody once it is forgotten. */
export async function cameIntoRoom(db: Db, meetingId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('room_seat as s')
    .innerJoin('room as r', 'r.id', 's.room_id')
    .select('s.person_id')
    .where('r.kind', '=', 'meeting')
    .where('r.subject_id', '=', meetingId)
    .where('s.came_at', 'is not', null)
    .where('s.person_id', 'is not', null)
    .execute()
  return rows.flatMap(({ person_id }) => person_id ?? [])
}
