import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'

export interface PlaceChange {
  id: string
  name: string
  at: Temporal.Instant
  reason: string | null
  how: 'planned' | 'unplanned'
  /** For one meeting only. */
  once: boolean
  by: string | null
}

/** How often the group has moved since a moment (R28); moves for one meeting count, too. */
export async function placeChanges(db: Db, groupId: string, since: Temporal.Instant): Promise<number> {
  const { count } = await db
    .selectFrom('group_place')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('group_id', '=', groupId)
    .where('moved', 'is not', null)
    .where('group_place.since', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

/** The last moves with their reasons, the newest first. */
export async function placeHistory(db: ViewerDb, groupId: string): Promise<PlaceChange[]> {
  const rows = await db
    .selectFrom('group_place as p')
    .leftJoin('person', 'person.id', 'p.moved_by')
    .select(['p.id', 'p.name', 'p.since', 'p.reason', 'p.moved', 'p.once', 'person.name as by'])
    .where('p.group_id', '=', groupId)
    .where('p.moved', 'is not', null)
    .orderBy('p.since', 'desc')
    .orderBy('p.id', 'desc')
    .limit(12)
    .execute()
  return rows.map(({ since, moved, ...row }) => ({ ...row, at: since, how: moved ?? 'planned' }))
}
