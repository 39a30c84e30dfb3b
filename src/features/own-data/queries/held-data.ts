import { sql } from 'kysely'
import type { Db, HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import type { HeldRows } from '../rules/held-rows.ts'

/** Of each kind how many rows are the viewer's, and the newest few. */
export const ownNewest = (db: ViewerDb, most: number): Promise<HeldRows[]> =>
  ask(db, sql`own_data(null, false, ${most}::int, 0)`)

/** The same of what they did for others: only when. */
export const ownTraces = (db: ViewerDb, most: number): Promise<HeldRows[]> =>
  ask(db, sql`own_data(null, true, ${most}::int, 0)`)

interface Which {
  table: string
  isTrace: boolean
  most: number
  skip: number
}

/** Some rows of one kind, the newest first; undefined where nothing of it is theirs. */
export const ownRowsOf = async (
  db: ViewerDb,
  { table, isTrace, most, skip }: Which,
): Promise<HeldRows | undefined> =>
  (await ask(db, sql`own_data(${table}, ${isTrace}::boolean, ${most}::int, ${skip}::int)`))[0]

/** All of it, for the file. */
export const ownRows = (db: ViewerDb): Promise<HeldRows[]> => ask(db, sql`own_data(null, null, null, 0)`)

/** In answer to a request, for whoever holds the address it was proved by; nothing before it is answered. */
export const requestedRows = (db: HolderDb): Promise<HeldRows[]> => ask(db, sql`requested_data()`)

async function ask(db: Db, what: ReturnType<typeof sql>): Promise<HeldRows[]> {
  const { rows } = await sql<HeldRows>`
    select table_name as "table", is_trace as "isTrace", counted as "count", given as "rows"
    from ${what} where counted > 0 order by table_name, is_trace`.execute(db)
  return rows
}
