import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'

export interface Seats {
  members: number
  /** Offers that hold a seat. */
  offers: number
}

export async function seatsOf(db: Db, groupId: string): Promise<Seats> {
  const { rows } = await sql<Seats>`
    select seats_taken(${groupId}) as members, seats_offered(${groupId}) as offers`.execute(db)
  return rows[0] ?? { members: 0, offers: 0 }
}

/** What an offer states: the newest ground rules. */
export async function newestGroundRules(
  db: Db,
  groupId: string,
): Promise<{ id: string; version: number } | undefined> {
  return db
    .selectFrom('ground_rules')
    .select(['id', 'version'])
    .where('group_id', '=', groupId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}
