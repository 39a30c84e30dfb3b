import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'

export interface TestDatabase {
  /** The owner's address of this clone: sees everything, to look at what a test did. */
  ownerUrl: string
  drop(): Promise<void>
}

/** A database of its own for one test file: a clone of the migrated template. */
export const cloneDatabase = (): Promise<TestDatabase> => makeDatabase('template circle strategy file_copy')

/** One in which there is nothing at all. */
export const emptyDatabase = (): Promise<TestDatabase> => makeDatabase('template template0')

async function makeDatabase(how: string): Promise<TestDatabase> {
  const template = inject('ownerUrl')
  const name = `circle_test_${randomBytes(6).toString('hex')}`
  const maintenance = at(template, 'postgres')
  await once(maintenance, `create database ${name} ${how}`)
  return {
    ownerUrl: at(template, name),
    // PostgreSQL takes a moment to see that the last connection has gone.
    drop: () => patiently(() => once(maintenance, `drop database ${name}`)),
  }
}

async function patiently(work: () => Promise<void>): Promise<void> {
  for (let turn = 1; ; turn++) {
    try {
      return await work()
    } catch (fault) {
      if (turn === 50) throw fault
      await pause(100)
    }
  }
}

function at(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

async function once(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
