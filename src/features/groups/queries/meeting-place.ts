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
    .innerJoin('group_place as p', (join) =>
      join
        .onRef('p.group_id', '=', 'meeting.group_id')
        .on('p.id', '=', sql<string>`meeting_place_id(meeting)`),
    )
    .select(['meeting.id as meetingId', 'p.id', 'p.name', 'p.address', 'p.seats', 'p.base', 'p.once'])
    .select(['p.free_for_all_dates as freeForAllDates', 'p.free_from_intrusion as freeFromIntrusion'])
    .select('p.venue_id as venueId')
    .where(sql<boolean>`meeting.id = any (${sql.val([...meetingIds])}::uuid[])`)
    .execute()
  return new Map(rows.map(({ meetingId, ...place }) => [meetingId, place]))
}

/** How and where one meeting is met: as the group meets now, or as its leaders have decided for then. */
export interface MetHow {
  mode: 'face-to-face' | 'online'
  /** null: online, or no room yet. */
  place: { name: string; address: string; once: boolean } | null
}

/** The same of each of them that the reader may see, in one look. */
export async function metHow(db: Db, meetingIds: readonly string[]): Promise<ReadonlyMap<string, MetHow>> {
  if (meetingIds.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
    mode: MetHow['mode']
    name: string | null
    address: string | null
    once: boolean
  }>`
    select m.id, met.mode, case when met.mode = 'face-to-face' then met.name end as name, met.address, met.once
    from meeting m join balint_group g on g.id = m.group_id
      left join group_place p on p.group_id = m.group_id and p.id = meeting_place_id(m)
      left join coming_modes() c on c.group_id = m.group_id and m.starts_at >= c.from_at
      cross join lateral (select coalesce(c.to_mode, g.mode) as mode,
        case when m.place_id is null and c.place_name is not null then c.place_name else p.name end as name,
        case when m.place_id is null and c.place_name is not null then c.place_address else p.address end as address,
        m.place_id is not null and p.once as once) met
    where m.id = any (${sql.val([...meetingIds])}::uuid[])`.execute(db)
  return new Map(
    rows.map(({ id, mode, name, address, once }) => [
      id,
      { mode, place: name === null ? null : { name, address: address ?? '', once } },
    ]),
  )
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
