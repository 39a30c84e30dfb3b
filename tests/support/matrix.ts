import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Db } from '../../src/platform/database/database.ts'
import type { MailContext } from '../../src/platform/mail/define-email.ts'
import type { Client } from './client.ts'

// What the tests of single kinds of part d of the domain (who sees what) ask; the whole of it is in matrix/.

/** Addresses that these routes answer when they are looked at, without what each part has to look like. */
export function pagesOf({ routes }: { routes: readonly { method: string; path: string }[] }): string[] {
  const pages = routes.filter(({ method, path }) => method === 'GET' && !path.endsWith('*'))
  return [...new Set(pages.map(({ path }) => path.replace(/\{(?:[^{}]|\{[^}]*\})*\}/g, '')))].sort()
}

/** Tables that these migrations made, or that are called like this. */
export async function tablesOf(owner: pg.Pool, migrations: RegExp, names: RegExp): Promise<string[]> {
  const made = readdirSync('migrations')
    .filter((file) => migrations.test(file))
    .flatMap((file) => [
      ...readFileSync(`migrations/${file}`, 'utf8').matchAll(/^create table (?:if not exists )?(\w+)/gim),
    ])
    .map(([, table]) => table)
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  )
  return rows.map(({ name }) => name).filter((name) => made.includes(name) || names.test(name))
}

/** How many rows of each table somebody reads; none of one that is closed to all. */
export async function rowsRead(db: Db, tables: readonly string[]): Promise<Record<string, number>> {
  const read: Record<string, number> = {}
  for (const table of tables) {
    const { rows } = await sql<{ open: boolean }>`
      select has_any_column_privilege(${table}, 'select') as open`.execute(db)
    const found = rows[0]?.open
      ? await sql<{
          count: number
        }>`select count(*)::int as count from (select 1 from ${sql.table(table)}) one`.execute(db)
      : { rows: [] }
    read[table] = found.rows[0]?.count ?? 0
  }
  return read
}

/** What somebody who asks for an address comes to: what it shows or leads on to, nothing, or the sign-in. */
export async function reached(client: Client, path: string): Promise<'there' | 'nothing' | 'sign-in'> {
  const { status, location } = await client.get(path)
  if (location?.startsWith('/sign-in')) return 'sign-in'
  if (status === 404) return 'nothing'
  if (status >= 400) throw new Error(`${path} answers ${status}.`)
  return 'there'
}

export const mailContext: MailContext = {
  society: 'Society of tests',
  link: (path) => `https://circle.example.org${path}`,
  token: null,
  to: 'Somebody',
  address: 'somebody@example.org',
  noReplyAddress: 'no-reply@example.org',
  host: 'circle.example.org',
}
