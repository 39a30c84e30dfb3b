import { sql } from 'kysely'
import type { Db, HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import type { HeldRows } from '../rules/data-file.ts'

/** How many rows of each kind are the viewer's: what they say is in the file alone. */
export const ownCounts = (db: ViewerDb): Promise<HeldRows[]> => ask(db, sql`own_data(false)`)

export const ownRows = (db: ViewerDb): Promise<HeldRows[]> => ask(db, sql`own_data(true)`)

/** In answer to a request, for whoever holds the address it was proved by; nothing before it is answered. */
export const requestedRows = (db: HolderDb): Promise<HeldRows[]> => ask(db, sql`requested_data()`)

async function ask(db: Db, what: ReturnType<typeof sql>): Promise<HeldRows[]> {
  const { rows } = await sql<HeldRows>`
    select table_name as "table", is_trace as "isTrace", counted as "count", given as "rows"
    from ${what} where counted > 0 order by table_name, is_trace`.execute(db)
  return rows
}
