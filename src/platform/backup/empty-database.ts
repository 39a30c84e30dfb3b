import type pg from 'pg'
import { StartFault } from '../start-fault.ts'

/**
 * Leaves an empty database. One that was started and never founded counts as empty: its tables go, with the way in that the
 * start printed.
 * @throws StartFault when something is in it, or somebody at work on it
 */
export async function emptyDatabase(owner: pg.Client): Promise<void> {
  const tables = await tablesOf(owner)
  if (tables.length > 0) {
    if (!tables.includes('migration')) {
      throw new StartFault(
        'The database holds tables that are not ours; a restore goes into an empty one: name it with DATABASE_URL.',
      )
    }
    if (await isInUse(owner, tables)) {
      throw new StartFault(
        'This installation already holds a society, and nothing was changed; a restore goes into an empty one: set DATA_DIR to a new folder, or DATABASE_URL to an empty database.',
      )
    }
  }
  await refuseCompany(owner)
  if (tables.length > 0) {
    await owner.query('drop schema public cascade')
    await owner.query('create schema public')
    await owner.query('drop schema if exists graphile_worker cascade')
  }
}

async function tablesOf(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
       and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')`,
  )
  return rows.map(({ name }) => name)
}

async function isInUse(owner: pg.Client, tables: readonly string[]): Promise<boolean> {
  for (const table of ['society', 'person', 'tombstone'].filter((each) => tables.includes(each))) {
    const { rowCount } = await owner.query(`select from ${table} limit 1`)
    if (rowCount) return true
  }
  return false
}

/** A server that runs on this database meanwhile would see its tables go. */
async function refuseCompany(owner: pg.Client): Promise<void> {
  const { rowCount } = await owner.query(
    `select from pg_stat_activity where datname = current_database() and usename like '%\\_login\\_%' limit 1`,
  )
  if (rowCount) throw new StartFault('A Balint Circle is running on this database; stop it first.')
}
