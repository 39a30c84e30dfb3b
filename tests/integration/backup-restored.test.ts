import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tellStories } from '../../demo/demo.ts'
import { endLetters } from '../../src/features/letters/commands/end-letters.ts'
import { giveCalendarFeed } from '../../src/features/meetings/commands/give-calendar-feed.ts'
import { wantNoLetters } from '../../src/features/outreach/commands/own-word.ts'
import { endObjection, objectToMail } from '../../src/features/own-data/commands/object-to-mail.ts'
import { removeSecondSteps } from '../../src/features/society/commands/on-the-server.ts'
import { leaveWaitingList } from '../../src/features/waiting-lists/commands/keep-own-wait.ts'
import { makeBackup } from '../../src/platform/backup/make-backup.ts'
import { restore } from '../../src/platform/backup/restore.ts'
import { readSealed } from '../../src/platform/backup/sealed-file.ts'
import { asOwner } from '../../src/platform/database/as-owner.ts'
import { makeSetUpAddress } from '../../src/platform/database/set-up-address.ts'
import { bury, keepAllTombstones } from '../../src/platform/database/tombstones.ts'
import { newId } from '../../src/shared/ids.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { expectSameRows, rowsOf } from '../support/compare-databases.ts'
import { emptyDatabase, type TestDatabase } from '../support/database.ts'
import { until } from '../support/until.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

// What comes back: of a society as its own commands made it, of one at work, and of one that has erased somebody since.

const OF_THE_WORK = 777
const DAY_OF_THE_WORK = '2001-01-01'
const RUNS_OF_THE_WORK = `select id from export_run where rows = ${OF_THE_WORK} order by id`

let circle: Circle
const databases: TestDatabase[] = []
const folders: string[] = []

beforeAll(async () => {
  circle = await startCircle({ isDemo: true, jobs: false, backups: true })
  const token = await makeSetUpAddress(circle.ownerUrl, circle.secrets, circle.clock.now())
  await tellStories(circle.house, token ?? '')
}, 240_000)
afterAll(async () => {
  for (const { drop } of databases) await drop()
  for (const folder of folders) await rm(folder, { recursive: true })
  await circle.close()
})

const back = () =>
  makeBackup(circle.ownerUrl, circle.backups, { secrets: circle.secrets, clock: circle.clock.now })

async function restored(file: string, folder = 'migrations') {
  const database = await emptyDatabase()
  databases.push(database)
  const { ownerUrl } = database
  const outcome = await restore(ownerUrl, {
    text: () => readSealed(file, circle.backupKey),
    tombstones: circle.house.graveyard?.read() ?? [],
    wishes: circle.house.graveyard?.readQuiet() ?? [],
    folder,
    secrets: circle.secrets,
    now: circle.clock.now(),
  })
  return { ownerUrl, ...outcome }
}

async function ask(ownerUrl: string, question: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return (await client.query({ text: question, rowMode: 'array' })).rows.map(([first]) => String(first))
  } finally {
    await client.end()
  }
}

test('the demo’s society comes back row by row, its books and its waiting emails too', async () => {
  const { path } = await back()
  const { ownerUrl, rows } = await restored(path)
  expect(rows).toBeGreaterThan(2_000)
  expectSameRows(await rowsOf(ownerUrl), await rowsOf(circle.ownerUrl))
}, 120_000)

test('a society at work is backed up as it is at one moment, not table by table', async () => {
  let working = true
  const keepsAt = async (deed: (owner: pg.Pool, nth: number) => Promise<unknown>) => {
    const owner = new pg.Pool({ connectionString: circle.ownerUrl, max: 1 })
    for (let nth = 1; working; nth++) await deed(owner, nth)
    await owner.end()
  }
  // A table early in the backup and one late: read one after the other, they would differ.
  const inTwoTables = (owner: pg.Pool) => {
    const id = newId()
    return owner.query(`
      begin;
      insert into export_run (id, kind, rows, run_at) values ('${id}', 'people', ${OF_THE_WORK}, now());
      insert into tombstone (kind, id, buried_at) values ('correspondent', '${id}', '${DAY_OF_THE_WORK}');
      commit`)
  }
  const written = () => ask(circle.ownerUrl, RUNS_OF_THE_WORK)
  const work = Promise.all([
    keepsAt(inTwoTables),
    keepsAt(inTwoTables),
    keepsAt((owner, nth) => writeWholeGroup(owner, `busy${nth}`)),
  ])
  await until(async () => (await written()).length > 10, 'the work to have begun')
  const made = await back()
  const after = await written()
  working = false
  await work

  const { ownerUrl } = await restored(made.path)
  const runs = await ask(ownerUrl, RUNS_OF_THE_WORK)
  const tombstones = await ask(
    ownerUrl,
    `select id from tombstone where buried_at = '${DAY_OF_THE_WORK}' order by id`,
  )
  expect(runs.length).toBeGreaterThan(10)
  expect(runs.length, 'nothing was written meanwhile').toBeLessThan(after.length)
  expect(tombstones).toEqual(runs)
  const unbalanced = `select entry_id from posting group by entry_id having sum(amount_minor) <> 0 or count(*) < 2`
  expect(await ask(ownerUrl, unbalanced)).toEqual([])
  expect(Number((await ask(ownerUrl, 'select count(*) from posting'))[0])).toBeGreaterThan(10)
}, 180_000)

test('whoever was erased since the backup is erased from it again', async () => {
  const [who = '', address = ''] = await ask(
    circle.ownerUrl,
    `select unnest(array[id::text, email]) from (select id, email from person where id in (select person_id from membership) limit 1) p`,
  )
  const { path } = await back()
  const [administrator = ''] = await ask(
    circle.ownerUrl,
    `select person_id from office where kind = 'administrator' and until is null and person_id <> '${who}' limit 1`,
  )
  await ask(circle.ownerUrl, `select erase_person('${who}')`)
  await circle.database.asViewer(personAlone(administrator), (db) => bury(db, 'person', who))
  // The database is lost from here on: only the backup of before and the list beside it are left.
  const { ownerUrl, erased } = await restored(path)
  expect(erased.people).toBe(1)
  expect(await ask(ownerUrl, `select id from person where id = '${who}'`)).toEqual([])
  expect(JSON.stringify(await rowsOf(ownerUrl))).not.toContain(address)
  expect(await ask(ownerUrl, `select kind from tombstone where id = '${who}'`)).toEqual(['person'])
  // A program that cannot erase does not bring them back.
  await expect(restored(path, await migrationsAnd('drop function erase_person(uuid)'))).rejects.toThrow(
    /cannot erase a person\. Nothing was changed/,
  )
}, 180_000)

describe('what was ended since the backup', () => {
  let whole: WholeGroup
  let people: string[]
  let feedId: string
  let afterwards: Awaited<ReturnType<typeof restored>>

  // One backup and one restore for both: a restore of the whole demo takes its time.
  beforeAll(async () => {
    const { house, database } = circle
    const passkeys = await withWays()
    whole = await readyToBeQuiet()
    const theirs = personAlone(people[0] ?? '')
    feedId = (await database.asViewer(theirs, (db) => giveCalendarFeed(db))).feedId
    const { path } = await back()

    await database.asViewer(theirs, (db) => giveCalendarFeed(db))
    const self = { personId: people[0] ?? '', sessionId: randomUUID() }
    await house.signIn.removePasskey(self, passkeys[0] ?? '')
    await house.signIn.removeApp(self)
    const email = (await ask(circle.ownerUrl, `select email from person where id = '${people[1]}'`))[0] ?? ''
    await asOwner(circle.ownerUrl, circle.clock.now(), (db) => removeSecondSteps(db, email))
    await database.asViewer(personAlone(whole.leaderId), (db) => objectToMail(db))
    // The member had objected before, and has taken it back.
    await database.asViewer(personAlone(whole.memberId), (db) => endObjection(db))
    await database.asHolder(whole.tokens.waiting, leaveWaitingList)
    await database.asHolder(whole.tokens.organisation, wantNoLetters)
    await database.asHolder(whole.tokens.apologies, (db) => endLetters(db, 'reminders'))
    // As the job does that each of them asked for.
    if (house.graveyard) await keepAllTombstones(database.jobs, house.graveyard, circle.clock.now())
    afterwards = await restored(path)
  }, 180_000)

  /** Three people with everything that lets in. */
  async function withWays(): Promise<string[]> {
    const { owner } = circle
    const withoutWays = `select id from person p where not exists (select from passkey where person_id = p.id)
      and not exists (select from authenticator_app where person_id = p.id) order by id limit 3`
    people = await ask(circle.ownerUrl, withoutWays)
    const passkeys = people.map(() => newId())
    for (const [place, person] of people.entries()) {
      await owner.query(
        `insert into passkey (id, person_id, credential_id, public_key, counter, transports, name, added_at)
         values ($1, $2, $1::uuid::text, 'key', 0, 'internal', 'my phone', now())`,
        [passkeys[place], person],
      )
      await owner.query(
        `insert into authenticator_app (person_id, sealed_secret, begun_at, confirmed_at) values ($1, 'sealed', now(), now())`,
        [person],
      )
      await owner.query('insert into recovery_code_set (person_id, made_at) values ($1, now())', [person])
      await owner.query(`insert into recovery_code (person_id, code_hash) values ($1, 'hash')`, [person])
    }
    return passkeys
  }

  /** A group whose people get every letter. */
  async function readyToBeQuiet(): Promise<WholeGroup> {
    const { owner } = circle
    const group = await writeWholeGroup(owner, 'quiet')
    await owner.query(`delete from organisation_silence where organisation_id = ${organisation}`)
    await owner.query('delete from message_choice where group_id = $1', [group.groupId])
    await owner.query(
      `update waiting_list_entry set left_at = null where correspondent_id in (select id from correspondent where email like '%quiet.example.org')`,
    )
    return group
  }
  const organisation = `(select id from organisation where name like '%quiet%')`

  test('opens nothing again: a passkey, an app or a calendar’s address, nor does a recovery code', async () => {
    const { ownerUrl, erased } = afterwards
    const third = people[2] ?? ''
    expect(erased.ways).toBe(5)
    const among = `where person_id in (${people.map((id) => `'${id}'`).join(', ')})`
    expect(await ask(ownerUrl, `select person_id from passkey ${among}`)).toEqual([third])
    expect(await ask(ownerUrl, `select person_id from authenticator_app ${among}`)).toEqual([third])
    expect(await ask(ownerUrl, 'select person_id from recovery_code')).toEqual([])
    // Each whose codes ended is told, once the program runs.
    expect(
      await ask(ownerUrl, `select person_id from sign_in_event ${among} and kind = 'codes-ended' order by 1`),
    ).toEqual(people)
    const toldOf = `select e.id from email e join sign_in_event s on s.id = e.about_id join graphile_worker._private_jobs j
      on j.payload->>'emailId' = e.id::text
      ${among.replace('person_id', 's.person_id')} and e.template = 'sign-in-changed' and e.person_id = s.person_id`
    expect(await ask(ownerUrl, toldOf)).toHaveLength(3)
    const open = `select id from secret_address where id = '${feedId}' and replaced_at is null`
    expect(await ask(ownerUrl, open)).toEqual([])
  })

  test('sends no letters again to whoever has said no, by objection or by a click; nor is a yes forgotten', async () => {
    const { ownerUrl, quiet } = afterwards
    expect(quiet).toBe(5)
    const said = `select coalesce(string_agg(kind || ' ' || key || ' ' || is_quiet, ', ' order by kind, key), '') from quiet_wishes()`
    expect(await ask(ownerUrl, said)).toEqual(await ask(circle.ownerUrl, said))
    const objects = (id: string) =>
      `select exists (select from mail_objection o join person p on o.address_hash = address_hash(p.email) where p.id = '${id}')`
    expect(await ask(ownerUrl, objects(whole.leaderId))).toEqual(['true'])
    expect(await ask(ownerUrl, objects(whole.memberId))).toEqual(['false'])
    const wantsNone = `select wants_no_letters(id) from organisation where id = ${organisation}`
    expect(await ask(ownerUrl, wantsNone)).toEqual(['true'])
  })
})

/** Our migrations, and whatever comes after them. */
async function migrationsAnd(after: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'balint-circle-migrations-'))
  folders.push(folder)
  await cp('migrations', folder, { recursive: true })
  await writeFile(join(folder, '9999_after.sql'), after)
  return folder
}
