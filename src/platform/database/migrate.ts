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

/** A migration met something in this database that it cannot carry over. */
export class MigrationFailed extends Error {
  override name = 'MigrationFailed'
  readonly migration: string
  constructor(migration: string, cause: unknown) {
    super(`Migration ${migration} failed and changed nothing.`, { cause })
    this.migration = migration
  }
}

export interface Migration {
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
 * Brings a database forward to this program's schema, as its owner, and ends the owner's connection. All that is missing
 * is one transaction: when one migration fails, or the process is killed, the database is as it was and the version of before
 * starts on it. Several processes take turns.
 */
export async function migrate(ownerUrl: string, options: MigrateOptions): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await takeTurn(owner)
    await makeGroupRoles(owner)
    // The queue's own tables come first: ours grant and call them.
    await runMigrations({ connectionString: ownerUrl })
    await applyMigrations(owner, await readMigrations(options.folder), options.log ?? (() => {}))
    await openForLogins(owner, options)
  } finally {
    await owner.end()
  }
}

export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

export const MIGRATION_TABLE = `create table if not exists migration (
  name text primary key, checksum text not null, applied_at timestamptz not null default now())`

async function applyMigrations(owner: pg.Client, known: Migration[], log: (line: string) => void) {
  await owner.query(MIGRATION_TABLE)
  const { rows } = await owner.query<{ name: string; checksum: string }>(
    'select name, checksum from migration',
  )
  const applied = new Map(rows.map((row) => [row.name, row.checksum]))
  for (const name of applied.keys()) {
    if (!known.some((migration) => migration.name === name)) throw new DatabaseIsNewer(name)
  }
  const changed = known.find(({ name, checksum }) => (applied.get(name) ?? checksum) !== checksum)
  if (changed) throw new MigrationWasChanged(changed.name)
  const pending = known.filter(({ name }) => !applied.has(name))
  if (pending.length === 0) return
  await owner.query('begin')
  try {
    await applyAll(owner, pending)
    await owner.query('commit')
  } catch (fault) {
    await owner.query('rollback').catch(() => {})
    throw fault
  }
  for (const { name } of pending) log(`migrated ${name}`)
}

/** In the caller's transaction. */
export async function applyAll(owner: pg.Client, migrations: readonly Migration[]): Promise<void> {
  for (const { name, sql, checksum } of migrations) {
    try {
      await owner.query(sql)
      await owner.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum])
      // What waits for the end of the transaction is looked at now: the next one may change those very tables.
      await owner.query('set constraints all immediate')
      await owner.query('set constraints all deferred')
    } catch (fault) {
      throw new MigrationFailed(name, fault)
    }
  }
}

/** Held by whoever changes the tables, for as long as it takes: several processes take turns. */
export const takeTurn = (owner: pg.Client) =>
  owner.query(`select pg_advisory_lock(hashtext('balint-circle migrate'))`)

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

/** Lets the narrow logins in, and the jobs' one to the queue. */
export async function openForLogins(
  owner: pg.Client,
  { secrets, loginPrefix }: Pick<MigrateOptions, 'secrets' | 'loginPrefix'>,
): Promise<void> {
  await grantQueue(owner)
  await makeLogins(owner, secrets, loginPrefix ?? (await currentDatabase(owner)))
}

async function currentDatabase(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query<{ name: string }>('select current_database() as name')
  return rows[0]?.name ?? 'circle'
}
