import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Tombstone } from '../database/graveyard.ts'
import {
  applyAll,
  MIGRATION_TABLE,
  type Migration,
  MigrationFailed,
  openForLogins,
  readMigrations,
  takeTurn,
} from '../database/migrate.ts'
import { keepQuietAgain, type QuietWish } from '../database/quiet-wishes.ts'
import { makeGroupRoles } from '../database/roles.ts'
import { type Secrets, sha256 } from '../secrets.ts'
import { StartFault } from '../start-fault.ts'
import { type DumpHead, JOBS, notWhole, readDump } from './dump-text.ts'
import { emptyDatabase } from './empty-database.ts'
import { endWays, tellOfEndedWays } from './ended-ways.ts'
import { type ErasedAgain, eraseAgain } from './erase-again.ts'
import { LoadedTables } from './loaded-tables.ts'
import { secretPrint } from './snapshot.ts'

export interface RestoreOptions {
  /** The text of the backup, from its beginning; asked for twice. */
  text: () => AsyncIterable<Uint8Array>
  /** Who was erased, and which ways in were removed, as the list beside the backups says. */
  tombstones: readonly Tombstone[]
  /** Who wants no letters, or wants them again, as the same list says. */
  wishes: readonly QuietWish[]
  /** Where the migrations are. */
  folder: string
  secrets: Secrets
  loginPrefix?: string
  now: Temporal.Instant
}

export interface Restored {
  madeAt: Temporal.Instant
  rows: number
  erased: ErasedAgain
  /** How many want no letters, or want them again, other than the backup had it. */
  quiet: number
  /** How many migrations the database was carried forward. */
  carriedForward: number
  /** Whether links of before open: the installation has the same secret. */
  sameSecret: boolean
}

/**
 * Puts a backup into an empty database, as its owner: the tables as they were, their rows, then forward to this program's
 * tables, and what was erased is erased again. One transaction: all of it, or nothing.
 * @throws StartFault
 */
export async function restore(ownerUrl: string, options: RestoreOptions): Promise<Restored> {
  const known = await readMigrations(options.folder)
  // Read to its end before anything is touched.
  const { head, rows } = await checkBackup(options.text())
  const split = splitMigrations(head, known)
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'balint-circle restore' })
  owner.on('error', () => {})
  await owner.connect()
  try {
    await takeTurn(owner)
    await emptyDatabase(owner)
    await makeGroupRoles(owner)
    await runMigrations({ connectionString: ownerUrl })
    await owner.query('begin')
    await owner.query(`select set_config('circle.now', $1, true)`, [options.now.toString()])
    await owner.query(MIGRATION_TABLE)
    await build(owner, split.before, 'The tables of the time of the backup cannot be made')
    await load(owner, options.text(), rows)
    await build(owner, split.after, 'The backup cannot be carried forward to this version')
    await askForJobs(owner)
    const sameSecret = head.secretPrint === secretPrint(options.secrets)
    if (!sameSecret) await followSecret(owner, options.secrets)
    const ended = await endWays(owner, { endsApps: !sameSecret })
    const erased = await eraseAgain(owner, options.tombstones)
    const quiet = await keepQuietAgain(owner, options.wishes)
    if (ended.length > 0) await tellOfEndedWays(owner, ended, options)
    await owner.query('commit')
    await openForLogins(owner, options)
    return {
      madeAt: Temporal.Instant.from(head.madeAt),
      rows: Object.values(rows).reduce((sum, each) => sum + each, 0),
      erased,
      quiet,
      carriedForward: split.after.length,
      sameSecret,
    }
  } finally {
    // What is not committed goes with the connection.
    await owner.end()
  }
}

/**
 * Reads a backup to its end.
 * @throws StartFault when it is none, or not whole
 */
export async function checkBackup(text: AsyncIterable<Uint8Array>) {
  let head: DumpHead | null = null
  const rows = await readDump(text, {
    head: (found) => {
      head = found
    },
  })
  if (head === null) throw notWhole('its head is missing')
  return { head: head as DumpHead, rows }
}

/** Those that the backup's database had, and those that came later. */
function splitMigrations({ migrations }: DumpHead, known: readonly Migration[]) {
  for (const [name, checksum] of Object.entries(migrations)) {
    const own = known.find((each) => each.name === name)
    if (!own) {
      throw new StartFault(
        `The backup was made by a newer version of the program (it has migration ${name}); restore it with that one.`,
      )
    }
    if (own.checksum !== checksum) {
      throw new StartFault(
        `Migration ${name} differs from the one the backup was made with; restore it with the version of the program that made it.`,
      )
    }
  }
  return {
    before: known.filter(({ name }) => name in migrations),
    after: known.filter(({ name }) => !(name in migrations)),
  }
}

async function build(owner: pg.Client, migrations: readonly Migration[], what: string): Promise<void> {
  try {
    await applyAll(owner, migrations)
  } catch (fault) {
    if (!(fault instanceof MigrationFailed)) throw fault
    const code = fault.cause instanceof pg.DatabaseError ? ` (${fault.cause.code})` : ''
    throw new StartFault(`${what}: migration ${fault.migration} failed${code}. Nothing was changed.`)
  }
}

/**
 * What follows from the secret, with another one: addresses of before end, and the next emails bring such as open.
 */
async function followSecret(owner: pg.Client, secrets: Secrets): Promise<void> {
  const { rows } = await owner.query<{ id: string }>('select id from secret_address')
  await owner.query(
    `update secret_address a set token_hash = renewed.hash from unnest($1::uuid[], $2::bytea[]) renewed (id, hash)
     where a.id = renewed.id`,
    [rows.map(({ id }) => id), rows.map(({ id }) => sha256(secrets.token(id)))],
  )
}

/** Jobs that waited wait again; one that is due is done once somebody starts the program. */
async function askForJobs(owner: pg.Client): Promise<void> {
  await owner.query(
    `select graphile_worker.add_job(task, payload, queue_name, run_at, max_attempts, key, priority) from ${JOBS}`,
  )
}

async function load(
  owner: pg.Client,
  text: AsyncIterable<Uint8Array>,
  expected: Readonly<Record<string, number>>,
): Promise<void> {
  const tables = await LoadedTables.open(owner)
  await owner.query(
    `create temporary table ${JOBS} (task text, payload json, queue_name text, run_at timestamptz, max_attempts int,
       key text, priority int) on commit drop`,
  )
  let sink: ReturnType<typeof rowsInto> | null = null
  await readDump(text, {
    table: (table, columns) => {
      tables.refuseUnknown(table, columns)
      sink = rowsInto(owner, table, columns)
    },
    rows: (lines) => sink?.write(lines),
    endOfTable: () => sink?.end(),
  })
  await tables.close(expected)
}

/** One COPY, fed as the lines come. */
function rowsInto(owner: pg.Client, table: string, columns: readonly string[]) {
  const named = `${pg.escapeIdentifier(table)} (${columns.map(pg.escapeIdentifier).join(', ')})`
  const copy = owner.query(copyFrom(`copy ${named} from stdin`))
  let refusal: unknown = null
  copy.on('error', (fault) => {
    refusal ??= fault
  })
  const refused = (fault: unknown) => {
    const why = fault instanceof pg.DatabaseError ? ` (${fault.code})` : ''
    return new StartFault(`The rows of ${table} do not go in${why}. Nothing was changed.`)
  }
  return {
    write: async (lines: Buffer) => {
      if (refusal) throw refused(refusal)
      if (!copy.write(lines)) await once(copy, 'drain').catch((fault) => Promise.reject(refused(fault)))
    },
    end: async () => {
      copy.end()
      await finished(copy).catch((fault) => Promise.reject(refused(refusal ?? fault)))
    },
  }
}
