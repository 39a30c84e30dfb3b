import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { clashesOf } from '../../src/features/venues/queries/clashes.ts'
import { placedDates } from '../../src/features/venues/queries/place-page.ts'
import { clashLines } from '../../src/features/venues/rules/clash-words.ts'
import { type Database, openDatabase } from '../../src/platform/database/database.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { openSecrets } from '../../src/platform/secrets.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { loginPrefix, testSecret } from '../support/secret.ts'

// Before migration 0040 nothing kept a leader out of two meetings at once. A database in which that had happened is brought
// forward all the same; the term that was made first keeps the hour, and the other is told, not stopped.

const secrets = openSecrets(testSecret)
const name = `circle_test_before_${randomUUID().slice(0, 8)}`
const url = (database: string): string => {
  const address = new URL(inject('ownerUrl'))
  address.pathname = `/${database}`
  return address.href
}

let owner: pg.Pool
let database: Database
const [ailsa, bruno, tom] = [randomUUID(), randomUUID(), randomUUID()]
const [earlier, later] = [randomUUID(), randomUUID()]
const meetings = { earlier: randomUUID(), later: randomUUID(), laterFree: randomUUID() }
const HOUR = '2036-11-04T18:00:00Z'

async function maintain(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url('postgres') })
  await client.connect()
  await client.query(statement)
  await client.end()
}

beforeAll(async () => {
  await maintain(`create database ${name}`)
  owner = new pg.Pool({ connectionString: url(name), max: 2 })
  const before = await mkdtemp(join(tmpdir(), 'balint-circle-before-'))
  for (const file of await readdir('migrations')) {
    if (file < '0040') await cp(join('migrations', file), join(before, file))
  }
  await migrate(url(name), { secrets, folder: before, loginPrefix })
  await rm(before, { recursive: true })
  for (const [id, who] of [
    [ailsa, 'Ailsa Grant'],
    [bruno, 'Bruno Costa'],
    [tom, 'Tom Reid'],
  ]) {
    await owner.query('insert into person (id, name, email) values ($1, $2, $3)', [
      id,
      who,
      `${id}@example.org`,
    ])
  }
  for (const [group, who, made] of [
    [earlier, ailsa, '2026-01-01'],
    [later, bruno, '2026-02-01'],
  ]) {
    await owner.query(
      `insert into balint_group (id, name, founded_by, founded_at, mode, time_zone, currency, fewest_members, most_members)
       values ($1, 'A group', $2, now(), 'online', 'Europe/London', 'GBP', 6, 8)`,
      [group, who],
    )
    // Ailsa leads both.
    for (const leader of new Set([ailsa, who])) {
      await owner.query('insert into group_leader (group_id, person_id, joined_at) values ($1, $2, now())', [
        group,
        leader,
      ])
    }
    await owner.query(
      `insert into term (id, group_id, first_on, every_weeks, start_time, length_minutes, time_zone, meetings, made_by, made_at)
       values ($1, $1, '2036-11-04', 2, '18:00', 90, 'Europe/London', 2, $2, $3)`,
      [group, who, made],
    )
  }
  for (const [id, group, position, at] of [
    [meetings.later, later, 1, HOUR],
    [meetings.laterFree, later, 2, '2036-11-18T18:00:00Z'],
    [meetings.earlier, earlier, 1, HOUR],
  ]) {
    await owner.query(
      `insert into meeting (id, group_id, term_id, position, starts_at, ends_at, changed_at)
       values ($1, $2, $2, $3, $4::timestamptz, $4::timestamptz + interval '90 minutes', now())`,
      [id, group, position, at],
    )
  }
  await migrate(url(name), { secrets, folder: 'migrations', loginPrefix })
  database = openDatabase({ url: url(name), secrets, loginPrefix })
}, 120_000)
afterAll(async () => {
  await database?.close()
  await owner?.end()
  await maintain(`drop database if exists ${name} with (force)`)
})

const heldBy = async (personId: string) => {
  const { rows } = await owner.query(
    `select meeting_id from meeting_hold where holder = 'leader' and holder_id = $1 order by lower(during)`,
    [personId],
  )
  return rows.map(({ meeting_id }) => meeting_id)
}

test('a database with meetings that clash is brought forward: the term made first keeps the hour, the other’s leaders read why', async () => {
  expect(await heldBy(ailsa)).toEqual([meetings.earlier, meetings.laterFree])
  expect(await heldBy(bruno)).toEqual([meetings.later, meetings.laterFree])
  const lines = await database.asViewer(personAlone(bruno), async (db) => {
    const dates = await placedDates(db, later)
    const clashes = await clashesOf(db, later, dates, { besides: dates.map(({ id }) => id) })
    return clashLines(clashes, dates, 'Europe/London')
  })
  expect(lines).toEqual([
    { when: 'Tuesday 4 November 2036, 18:00 to 19:30', what: 'Ailsa Grant is not free then.' },
  ])
})

test('the group whose meeting has no hold goes on: another leader joins, and each change that is free is done', async () => {
  await owner.query('insert into group_leader (group_id, person_id, joined_at) values ($1, $2, now())', [
    later,
    tom,
  ])
  expect(await heldBy(tom)).toEqual([meetings.later, meetings.laterFree])
  await owner.query(`update balint_group set mode = 'face-to-face' where id = $1`, [later])
})

test('it has the hold as soon as the hour is free', async () => {
  await owner.query('update meeting set cancelled_at = now() where id = $1', [meetings.earlier])
  expect(await heldBy(ailsa)).toEqual([meetings.later, meetings.laterFree])
  await expect(
    owner.query('update meeting set cancelled_at = null where id = $1', [meetings.earlier]),
  ).rejects.toMatchObject({ constraint: 'leader_in_two_meetings' })
})
