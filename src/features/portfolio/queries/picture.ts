import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'

/** How many lead a group, each of them once, and how many of those are supervised for one at least. */
export async function leadersSupervised(db: ViewerDb): Promise<{ leaders: number; supervised: number }> {
  const { rows } = await sql<{ leaders: number; supervised: number }>`
    select leaders, supervised from leaders_supervised()`.execute(db)
  return rows[0] ?? { leaders: 0, supervised: 0 }
}

/** Places that are free in a region, or anywhere. */
export interface PlacesFree {
  regionId: string | null
  supervisors: number
  supervisorPlaces: number
  peerGroups: number
  peerPlaces: number
}

export async function placesFreeByRegion(db: ViewerDb): Promise<PlacesFree[]> {
  const { rows } = await sql<PlacesFree>`
    select region_id as "regionId", supervisors, supervisor_places as "supervisorPlaces", peer_groups as "peerGroups",
      peer_places as "peerPlaces"
    from places_free_by_region()`.execute(db)
  return rows
}

/** An accreditation that ends soon; whose it is, the Council reads alone. */
export interface Ending {
  personId: string | null
  name: string | null
  untilOn: Temporal.PlainDate
}

/** How many end within so many days, however long the list of them is. */
export async function countAccreditationsEnding(db: ViewerDb, withinDays: number): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select accreditations_ending_count(${withinDays}) as count`.execute(db)
  return rows[0]?.count ?? 0
}

/** The first hundred of them. */
export async function accreditationsEnding(db: ViewerDb, withinDays: number): Promise<Ending[]> {
  const { rows } = await sql<Ending>`
    select person_id as "personId", name, until_on as "untilOn" from accreditations_ending(${withinDays})`.execute(
    db,
  )
  return rows
}
