import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, describe, expect, inject, test } from 'vitest'
import type { DumpHead } from '../../src/platform/backup/dump-text.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { migrateAtStart } from '../../src/platform/database/reach-database.ts'
import { openSecrets } from '../../src/platform/secrets.ts'
import { rowsOf, shapeOf } from '../support/compare-databases.ts'
import { cloneDatabase, emptyDatabase, type TestDatabase } from '../support/database.ts'
import { makeAsItWas, putRelease, releases, someMigrations } from '../support/releases.ts'
import { testSecret } from '../support/secret.ts'
import { until } from '../support/until.ts'

/**
 * What the way to this version changes of rows that were there, and why. Everything else is there afterwards as it was, column
 * by column.
 */
const changedOnTheWay: Readonly<Record<string, string>> = {
  interview: 'An outcome is a decision since 0033: what suited is an offer.',
  retention_hold: 'Its name is hold since 0072.',
}

const secrets = openSecrets(testSecret)
const folders: string[] = []
const databases: TestDatabase[] = []
afterAll(async () => {
  for (const { drop } of databases) await drop()
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })))
})

async function made(database: Promise<TestDatabase>): Promise<string> {
  databases.push(await database)
  return (await database).ownerUrl
}

async function migrations(...wish: Parameters<typeof someMigrations>): Promise<string> {
  const folder = await someMigrations(...wish)
  folders.push(folder)
  return folder
}

/** A database as it was then. */
async function asItWas(release: string): Promise<{ ownerUrl: string; head: DumpHead }> {
  const ownerUrl = await made(emptyDatabase())
  const { head, folder } = await makeAsItWas(ownerUrl, release)
  folders.push(folder)
  return { ownerUrl, head }
}

async function ask<Row extends pg.QueryResultRow>(ownerUrl: string, question: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return (await client.query<Row>(question)).rows
  } finally {
    await client.end()
  }
}

/** Each row of each table, column by column; over one connection, for the first look of each at a new database is dear. */
async function columnsOf(ownerUrl: string): Promise<Map<string, Record<string, unknown>[]>> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration'`,
    )
    const found = new Map<string, Record<string, unknown>[]>()
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: Record<string, unknown> }>(
        `select to_jsonb(t) as row from "${name}" t`,
      )
      found.set(
        name,
        rows.map(({ row }) => row),
      )
    }
    return found
  } finally {
    await client.end()
  }
}

describe.each(releases)('a database of version %s', (release) => {
  test('is carried forward with all that it held, to the very tables of a new one', async () => {
    const { ownerUrl, head } = await asItWas(release)
    const before = await columnsOf(ownerUrl)
    await migrate(ownerUrl, { secrets, folder: 'migrations' })
    const after = await columnsOf(ownerUrl)

    expect(await shapeOf(ownerUrl)).toEqual(await shapeOf(inject('ownerUrl')))
    expect(Object.keys(head.migrations).length).toBeGreaterThan(5)
    expect([...before.values()].flat().length).toBeGreaterThan(50)
    const changed: Record<string, unknown> = {}
    for (const [table, rows] of before) {
      const now = after.get(table) ?? []
      const columns = Object.keys(rows[0] ?? {}).filter((column) => column in (now[0] ?? {}))
      const only = (row: Record<string, unknown>) => JSON.stringify(columns.map((column) => row[column]))
      const there = new Set(now.map(only))
      const lost = rows.filter((row) => !there.has(only(row)))
      if (lost.length > 0 && !(table in changedOnTheWay)) changed[table] = { lost, now }
    }
    expect(changed).toEqual({})
  }, 120_000)
})

test('a backup of an earlier version is restored to what its upgrade in place would be', async () => {
  const begun = new Date()
  const [release = ''] = releases
  const { ownerUrl } = await asItWas(release)
  await migrate(ownerUrl, { secrets, folder: 'migrations' })
  const restored = await made(emptyDatabase())
  await putRelease(restored, release, 'migrations')
  const [inPlace, anew] = [await rowsOf(ownerUrl), await rowsOf(restored)]
  // What a migration writes has an id and a moment of its own.
  const held = await readFile(`tests/releases/${release}.txt`, 'utf8')
  const timeless = (rows: readonly string[] = []) =>
    rows
      .map((row) =>
        row
          .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+\+00/g, (at) => (new Date(at) > begun ? 'now' : at))
          .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => (held.includes(id) ? id : 'new')),
      )
      .toSorted()
  for (const [table, rows] of Object.entries(inPlace)) {
    if (table !== 'migration') expect(timeless(anew[table]), table).toEqual(timeless(rows))
  }
}, 120_000)

describe('an upgrade that fails', () => {
  const bad = {
    '9997_good.sql': 'create table good (word text); create table kept as select id from person;',
    '9998_bad.sql': `alter table person add column age integer not null;`,
    '9999_never.sql': 'create table never (word text)',
  }

  test('leaves the database as it was before its first step, and says so in one sentence', async () => {
    const ownerUrl = await made(cloneDatabase())
    await ask(ownerUrl, `insert into person (name, email) values ('Ailsa Grant', 'ailsa@example.org')`)
    const before = [await shapeOf(ownerUrl), await rowsOf(ownerUrl)]
    const folder = await migrations(() => true, bad)
    await expect(migrateAtStart(ownerUrl, { secrets, folder })).rejects.toThrow(
      /^Migration 9998_bad\.sql failed on person \(23502\) and nothing was changed; start the version of the program that ran before[^\n]+\.$/,
    )
    expect([await shapeOf(ownerUrl), await rowsOf(ownerUrl)]).toEqual(before)
    // The version of before starts on it, and so does a later one that is mended.
    await migrateAtStart(ownerUrl, { secrets, folder: 'migrations' })
    await migrateAtStart(ownerUrl, {
      secrets,
      folder: await migrations(() => true, { ...bad, '9998_bad.sql': '' }),
    })
    expect(await ask(ownerUrl, 'select count(*)::int as people from kept')).toEqual([{ people: 1 }])
  })

  test('by a kill in the middle leaves it as it was, too', async () => {
    const ownerUrl = await made(cloneDatabase())
    const before = [await shapeOf(ownerUrl), await rowsOf(ownerUrl)]
    const folder = await migrations(() => true, { ...bad, '9998_bad.sql': 'select pg_sleep(60)' })
    const child = spawn(process.execPath, ['tests/support/migrate-process.ts', ownerUrl, folder], {
      stdio: 'ignore',
    })
    const ended = once(child, 'exit')
    const sleeping = () =>
      ask(
        ownerUrl,
        `select from pg_stat_activity where query = 'select pg_sleep(60)' and datname = current_database()`,
      )
    await until(async () => (await sleeping()).length === 1, 'the migration to be in its middle')
    child.kill('SIGKILL')
    await ended
    await ask(
      ownerUrl,
      `select pg_terminate_backend(pid) from pg_stat_activity where query = 'select pg_sleep(60)' and datname = current_database()`,
    )
    await until(async () => (await sleeping()).length === 0, 'PostgreSQL to have noticed')
    expect([await shapeOf(ownerUrl), await rowsOf(ownerUrl)]).toEqual(before)
    await migrateAtStart(ownerUrl, { secrets, folder: 'migrations' })
  })
})
