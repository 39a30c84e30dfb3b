import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Confidential } from '../rules/confidential.ts'

export interface Look {
  at: Temporal.Instant
  /** Null: somebody who has been erased since. */
  name: string | null
  what: Confidential
  group: string | null
}

/** A year of looks, the newest first; more than anybody reads is in the file. */
export async function ownLooks(db: ViewerDb, most = 200): Promise<Look[]> {
  const { rows } = await sql<Look>`
    select looked_at as at, name, what, group_name as "group" from own_looks(${most})`.execute(db)
  return rows
}
