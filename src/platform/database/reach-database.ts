import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { hasCode, PassingFault, StartFault } from '../start-fault.ts'
import {
  DatabaseIsNewer,
  type MigrateOptions,
  MigrationFailed,
  MigrationWasChanged,
  migrate,
} from './migrate.ts'

/** A database that is being started with us, or again, or has just ended under our hands. */
const UNTIL_SOMEBODY_ANSWERS_MS = 10_000
/** It recovers what it was doing when it was killed. */
const WHILE_IT_STARTS_MS = 120_000
const AGAIN_MS = 250
/** A wrong password, somebody who may not log in, no such database: no time mends these. */
const TO_BE_MENDED = ['28P01', '28000', '3D000']

/**
 * Asks the database of DATABASE_URL for a word, and says in one sentence why it has none: a PassingFault for whatever may be over
 * by itself, after which a service manager starts us again.
 */
export async function reachDatabase(databaseUrl: string): Promise<void> {
  const from = performance.now()
  for (;;) {
    try {
      return await askForAWord(databaseUrl)
    } catch (error) {
      const { host } = new URL(databaseUrl)
      const sentence = `DATABASE_URL: the database at ${host} does not let us in (${reasonOf(error)}); start it, or correct the address.`
      if (hasCode(error, ...TO_BE_MENDED)) throw new StartFault(sentence)
      const patience = hasCode(error, '57P03') ? WHILE_IT_STARTS_MS : UNTIL_SOMEBODY_ANSWERS_MS
      if (performance.now() - from > patience) throw new PassingFault(sentence)
      await pause(AGAIN_MS)
    }
  }
}

async function askForAWord(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 })
  // A connection that breaks later is none of our business here.
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
  } finally {
    await client.end().catch(() => {})
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason given'
  const code = 'code' in error ? String(error.code) : ''
  const words: Record<string, string> = {
    ECONNREFUSED: 'nobody answers there',
    ENOTFOUND: 'there is no such host',
    '28P01': 'wrong user or password',
    '28000': 'this user may not log in',
    '3D000': 'there is no such database',
    '57P03': 'it is still starting',
  }
  return words[code] ?? error.message.split('\n')[0] ?? code
}

/** Migrates at the start of the process, where a database of another version is for the operator to solve. */
export async function migrateAtStart(ownerUrl: string, options: MigrateOptions): Promise<void> {
  try {
    await migrate(ownerUrl, options)
  } catch (error) {
    if (error instanceof DatabaseIsNewer) {
      throw new StartFault(
        `${error.message} Start the newer version of the program again, or restore a backup.`,
      )
    }
    if (error instanceof MigrationWasChanged) {
      throw new StartFault(`${error.message} Start the version of the program that made the database.`)
    }
    if (error instanceof MigrationFailed && isAboutTheRows(error.cause)) {
      const { code, table } = error.cause
      throw new StartFault(
        `Migration ${error.migration} failed${table ? ` on ${table}` : ''} (${code}) and nothing was changed; start the version of the program that ran before, and report this sentence.`,
      )
    }
    throw error
  }
}

/** Starting again would end the same; not so when the connection broke, the disk was full or another was in the way. */
function isAboutTheRows(cause: unknown): cause is pg.DatabaseError {
  return cause instanceof pg.DatabaseError && !/^(08|40|53|55|57|58)/.test(cause.code ?? '08')
}
