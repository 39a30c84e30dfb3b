import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'

export interface WaitingInRegion {
  /** Null: those who want online only. */
  regionId: string | null
  waiting: number
  /** Of these, how many would come to an online group. */
  alsoOnline: number
}

/** How many wait, by region: for representatives their own regions, for administrator and Council all; for others none. */
export async function waitingByRegion(db: ViewerDb): Promise<WaitingInRegion[]> {
  const { rows } = await sql<WaitingInRegion>`
    select region_id as "regionId", waiting, also_online as "alsoOnline" from waiting_by_region()`.execute(db)
  return rows
}

/** How many wait for a group like this one; null for whoever does not lead it. One and two are both 2. */
export async function waitingForGroup(db: ViewerDb, groupId: string): Promise<number | null> {
  const { waiting } = await db
    .selectNoFrom(waitingForGroupNow(groupId).as('waiting'))
    .executeTakeFirstOrThrow()
  return waiting
}

/** The same, to be asked for along with other things. */
export const waitingForGroupNow = (groupId: string) => sql<number | null>`waiting_for_group(${groupId})`
