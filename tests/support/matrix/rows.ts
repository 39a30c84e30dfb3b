import { sql } from 'kysely'
import type pg from 'pg'
import type { Db } from '../../../src/platform/database/database.ts'

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Every table there is, but for the list of migrations. */
export async function allTables(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
       and relname <> 'migration' order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** So many tables in one question: each has policies to plan. */
const AT_ONCE = 24

/** Whose rows are told apart: by the ids that stand in them. */
export type Whose = Readonly<Record<'open' | 'planned' | 'concern', ReadonlySet<string>>>
export type Counts = Record<keyof Whose | 'nobody', number>

/**
 * Of each table the rows that somebody reads, by whose they are; 'nobody' has those without an id of any of them. What may
 * not be read of a row is left out, and whoever reads a row at all reads one of its columns.
 */
export async function rowsSeen(db: Db, whose: Whose): Promise<Map<string, Counts>> {
  const { rows: open } = await sql<{ name: string; columns: string }>`
    select c.relname as name, string_agg(quote_ident(a.attname), ', ') as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
      and a.attnum > 0 and not a.attisdropped and has_column_privilege(c.oid, a.attnum, 'select')
    group by 1 order by 1`.execute(db)
  const seen = new Map<string, Counts>()
  for (let from = 0; from < open.length; from += AT_ONCE) {
    const each = open
      .slice(from, from + AT_ONCE)
      .map(({ name, columns }) => `select '${name}' as name, row(${columns})::text as row from ${name}`)
    const { rows } = await sql.raw<{ name: string; row: string }>(each.join(' union all ')).execute(db)
    for (const { name, row } of rows) {
      const counts = seen.get(name) ?? { open: 0, planned: 0, concern: 0, nobody: 0 }
      seen.set(name, counts)
      const ids = row.match(uuids) ?? []
      const found = (['open', 'planned', 'concern'] as const).filter((who) =>
        ids.some((id) => whose[who].has(id)),
      )
      for (const who of found) counts[who] += 1
      if (found.length === 0) counts.nobody += 1
    }
  }
  return seen
}

/** What asking itself writes: that a form was spent, that somebody was here. */
const ofAsking = ['failed_try', 'session', 'submission', 'unproven_mail', 'visit_by_client']

/** A mark of every table's rows, to see whether anything has changed. */
export async function everyRow(owner: pg.Pool): Promise<Record<string, string>> {
  const tables = (await allTables(owner)).filter((table) => !ofAsking.includes(table))
  const { rows } = await owner.query<{ name: string; mark: string }>(
    tables
      .map(
        (name) =>
          `select '${name}' as name, coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as mark from ${name} t`,
      )
      .join(' union all '),
  )
  return Object.fromEntries(rows.map(({ name, mark }) => [name, mark]))
}
