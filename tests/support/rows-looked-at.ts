import { sql } from 'kysely'
import type { Db } from '../../src/platform/database/database.ts'

/** How many rows of these tables, and entries of their indexes, this transaction has looked at so far. */
export async function rowsLookedAt(db: Db, ...tables: string[]): Promise<number> {
  const { rows } = await sql<{ looked: number | null }>`
    select sum(pg_stat_get_xact_tuples_returned(c.oid))::int as looked from pg_class c,
      (select array_agg(name::regclass::oid) as oids from unnest(${tables}::text[]) name) asked
    where c.oid = any (asked.oids)
      or c.oid in (select indexrelid from pg_index where indrelid = any (asked.oids))`.execute(db)
  return rows[0]?.looked ?? 0
}
