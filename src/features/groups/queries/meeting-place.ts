import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { PlaceAccess } from '../../../shared/place-access.ts'
import type { GroupPlace } from './group-arrangements.ts'

export interface MeetingPlace extends GroupPlace {
  /** For this meeting alone. */
  once: boolean
}

/** Where one meeting is: its own place, or the group's. Its leaders and members may read it. */
export async function placeOf(db: Db, meetingId: string): Promise<MeetingPlace | null> {
  const places = await placesOf(db, [meetingId])
  return places.get(meetingId) ?? null
}

/** The same of several, in one look. */
export async function placesOf(
  db: Db,
  meetingIds: readonly string[],
): Promise<ReadonlyMap<string, MeetingPlace>> {
  if (meetingIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('meeting')
    .innerJoin('group_place as p', (join) => join.on('p.id', '=', sql<string>`meeting_place_id(meeting)`))
    .select(['meeting.id as meetingId', 'p.id', 'p.name', 'p.address', 'p.seats', 'p.base', 'p.once'])
    .select(['p.free_for_all_dates as freeForAllDates', 'p.free_from_intrusion as freeFromIntrusion'])
    .select('p.venue_id as venueId')
    .where(sql<boolean>`meeting.id = any (${sql.val([...meetingIds])}::uuid[])`)
    .execute()
  return new Map(rows.map(({ meetingId, ...place }) => [meetingId, place]))
}

/** How one gets in, for the people of a group that meets there; null where the book says nothing. */
export async function placeAccess(db: Db, placeId: string): Promise<PlaceAccess | null> {
  const { rows } = await sql<{
    step_free: boolean
    accessible_toilet: boolean
    parking: boolean
    access_note: string | null
  }>`select * from place_access(${placeId}::uuid)`.execute(db)
  const [row] = rows
  return row
    ? {
        stepFree: row.step_free,
        accessibleToilet: row.accessible_toilet,
        parking: row.parking,
        accessNote: row.access_note,
      }
    : null
}
