import { sql } from 'kysely'
import type { Db, HolderDb, ViewerDb } from '../../../platform/database/database.ts'

export interface Waiting {
  applicationId: string
  name: string
}

/** Who waits for a place in this group, the first to be offered one first; for its leaders. */
export async function waitingList(db: ViewerDb, groupId: string): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select w.application_id as "applicationId", c.name
    from waiting_order(${groupId}) w join application a on a.id = w.application_id
      join correspondent c on c.id = a.correspondent_id
    order by w.place`.execute(db)
  return rows
}

/** How many wait before the holder; null for whoever is not on the list. */
export async function waitingBeforeMe(db: HolderDb): Promise<number | null> {
  const { rows } = await sql<{ before: number | null }>`select waiting_before_me() as before`.execute(db)
  return rows[0]?.before ?? null
}

/** A place that has become free while somebody waits. */
export interface FreedPlace {
  groupId: string
  groupName: string
  applicationId: string
  applicant: string
  profession: string
  freedAt: Temporal.Instant
  /** Offered by itself already. */
  isOffered: boolean
  /** Nothing is left to be done about it. */
  isOver: boolean
}

const freedPlaces = (db: Db) =>
  db
    .selectFrom('freed_place as f')
    .innerJoin('balint_group as g', 'g.id', 'f.group_id')
    .innerJoin('application as a', 'a.id', 'f.application_id')
    .innerJoin('correspondent as c', 'c.id', 'a.correspondent_id')
    .select(['g.id as groupId', 'g.name as groupName', 'a.id as applicationId', 'c.name as applicant'])
    .select(['a.profession', 'f.freed_at as freedAt', 'f.offer_id', 'f.ended_at'])

/** The place that has been free the longest in these groups, while somebody is next for it; for their leaders. */
export async function longestFreedPlace(
  db: ViewerDb,
  groupIds: readonly string[],
): Promise<FreedPlace | null> {
  const row = await freedPlaces(db)
    .where('f.group_id', 'in', groupIds)
    .where('f.ended_at', 'is', null)
    .orderBy('f.freed_at')
    .orderBy('f.id')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const { offer_id, ended_at, ...place } = row
  return { ...place, isOffered: offer_id !== null, isOver: ended_at !== null }
}

export async function freedPlaceById(db: Db, id: string): Promise<FreedPlace | null> {
  const row = await freedPlaces(db).where('f.id', '=', id).executeTakeFirst()
  if (!row) return null
  const { offer_id, ended_at, ...place } = row
  return { ...place, isOffered: offer_id !== null, isOver: offer_id === null && ended_at !== null }
}
