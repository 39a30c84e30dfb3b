import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import type { Secrets } from '../secrets.ts'
import { makeGroupRoles, makeLogins } from './roles.ts'

/** The database was migrated by a later version of the program: going on could harm it. */
export class DatabaseIsNewer extends Error {
  override name = 'DatabaseIsNewer'
  constructor(migration: string) {
    super(`The database has migration ${migration}, which this version of the program does not know.`)
  }
}

/** A migration that was already applied has been changed since. */
export class MigrationWasChanged extends Error {
  override name = 'MigrationWasChanged'
  constructor(migration: string) {
    super(`Migration ${migration} differs from the one that was applied to this database.`)
  }
}

interface Migration {
  name: string
  sql: string
  checksum: string
}

export interface MigrateOptions {
  secrets: Secrets
  folder: string
  /** Begins the login names; the database's name if left out. */
  loginPrefix?: string
  log?: (line: string) => void
}

/**
 * Brings a database forward to this program's schema, as its owner, and ends the owner's connection. Each
 * migration is one transaction; a failed one leaves what was there before. Several processes take turns.
 */
export async function migrate(ownerUrl: string, options: MigrateOptions): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await owner.query(`select pg_advisory_lock(hashtext('balint-circle migrate'))`)
    await makeGroupRoles(owner)
    // The queue's own tables come first: ours grant and call them.
    await runMigrations({ connectionString: ownerUrl })
    await applyMigrations(owner, await readMigrations(options.folder), options.log ?? (() => {}))
    await grantQueue(owner)
    await makeLogins(owner, options.secrets, options.loginPrefix ?? (await currentDatabase(owner)))
  } finally {
    await owner.end()
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

async function applyMigrations(owner: pg.Client, known: Migration[], log: (line: string) => void) {
  await owner.query(`create table if not exists migration (
    name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
  const { rows } = await owner.query<{ name: string; checksum: string }>(
    'select name, checksum from migration',
  )
  const applied = new Map(rows.map((row) => [row.name, row.checksum]))
  for (const name of applied.keys()) {
    if (!known.some((migration) => migration.name === name)) throw new DatabaseIsNewer(name)
  }
  for (const migration of known) {
    const checksum = applied.get(migration.name)
    if (checksum === migration.checksum) continue
    if (checksum) throw new MigrationWasChanged(migration.name)
    await owner.query('begin')
    try {
      await owner.query(migration.sql)
      await owner.query('insert into migration (name, checksum) values ($1, $2)', [
        migration.name,
        migration.checksum,
      ])
      await owner.query('commit')
    } catch (fault) {
      await owner.query('rollback')
      throw new Error(`Migration ${migration.name} failed and changed nothing.`, { cause: fault })
    }
    log(`migrated ${migration.name}`)
  }
}

/** graphile-worker guards its tables with row-level security and no policy: let the jobs' role in, nobody else. */
async function grantQueue(owner: pg.Client): Promise<void> {
  await owner.query('grant usage on schema graphile_worker to circle_jobs')
  await owner.query(
    'grant select, insert, update, delete on all tables in schema graphile_worker to circle_jobs',
  )
  await owner.query('grant usage on all sequences in schema graphile_worker to circle_jobs')
  const { rows } = await owner.query<{ relname: string }>(
    `select relname from pg_class where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity
     and not exists (select from pg_policy where polrelid = pg_class.oid and polname = 'circle_jobs')`,
  )
  for (const { relname } of rows) {
    const table = `graphile_worker.${pg.escapeIdentifier(relname)}`
    await owner.query(`create policy circle_jobs on ${table} to circle_jobs using (true) with check (true)`)
  }
}

async function currentDatabase(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query<{ name: string }>('select current_database() as name')
  return rows[0]?.name ?? 'circle'
}
