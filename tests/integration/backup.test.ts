import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateIdentity } from 'age-encryption'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leftOut } from '../../src/platform/backup/left-out.ts'
import { type BackupSettings, makeBackup } from '../../src/platform/backup/make-backup.ts'
import { restore } from '../../src/platform/backup/restore.ts'
import { readSealed } from '../../src/platform/backup/sealed-file.ts'
import { openSecrets, sha256 } from '../../src/platform/secrets.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { expectSameRows, type Rows, rowsOf, shapeOf } from '../support/compare-databases.ts'
import { emptyDatabase, type TestDatabase } from '../support/database.ts'
import { testSecret } from '../support/secret.ts'
import { writeWholeGroup } from '../support/whole-group.ts'

const NOW = '2026-11-10T10:00:00Z'

let circle: Circle
let settings: BackupSettings
let key: string
const databases: TestDatabase[] = []

beforeAll(async () => {
  circle = await startCircle({ now: NOW, jobs: false, backups: true })
  await writeWholeGroup(circle.owner, 'own', { open: true })
  await writeWholeGroup(circle.owner, 'another')
  await circle.owner.query(
    `select graphile_worker.add_job('mail.send-email', json_build_object('emailId', id), run_at => '2027-01-01', job_key => id::text)
     from email limit 3`,
  )
  key = circle.backupKey
  settings = circle.backups
})
afterAll(async () => {
  for (const { drop } of databases) await drop()
  await circle.close()
})

const back = () => makeBackup(circle.ownerUrl, settings, { secrets: circle.secrets, clock: circle.clock.now })

async function empty(): Promise<string> {
  const database = await emptyDatabase()
  databases.push(database)
  return database.ownerUrl
}

const restored = (ownerUrl: string, file: string, more: { key?: string; secret?: string } = {}) =>
  restore(ownerUrl, {
    text: () => readSealed(file, more.key ?? key),
    tombstones: [],
    wishes: [],
    folder: 'migrations',
    secrets: openSecrets(more.secret ?? testSecret),
    now: Temporal.Instant.from(NOW),
  })

async function ask(ownerUrl: string, question: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return (await client.query({ text: question, rowMode: 'array' })).rows.map(([first]) => first)
  } finally {
    await client.end()
  }
}

describe('a backup', () => {
  let original: Rows
  let copy: string
  let file: string

  beforeAll(async () => {
    original = await rowsOf(circle.ownerUrl)
    const made = await back()
    file = made.path
    copy = await empty()
    await restored(copy, file)
  }, 60_000)

  test('is, restored, the database that it was made of: every row of every table', async () => {
    const again = await rowsOf(copy)
    expectSameRows(again, original)
    const tables = Object.keys(original).filter((table) => !(table in leftOut))
    expect(
      tables.filter((table) => original[table]?.length === 0),
      'tables of which nothing was compared',
    ).toEqual([])
  })

  test('leaves a database with every key, trigger, policy and grant of a migrated one', async () => {
    expect(await shapeOf(copy)).toEqual(await shapeOf(circle.ownerUrl))
  })

  test('shows nothing of anybody without its key, and is for its owner alone', async () => {
    const bytes = await readFile(file, 'latin1')
    expect(bytes).toMatch(/^age-encryption\.org\/v1\n-> X25519 /)
    expect(bytes).not.toContain('example.org')
    expect(await readdir(settings.to)).toEqual([
      expect.stringMatching(/^balint-circle-2026-11-10T10-00-\d\d\.\d{3}Z\.age$/),
      'tombstones.txt',
    ])
  })

  test('holds no session and no sign-in, whatever the tables say', async () => {
    let text = ''
    for await (const chunk of readSealed(file, key)) text += chunk.toString()
    for (const table of Object.keys(leftOut)) expect(text).not.toContain(`COPY ${table} (`)
    expect(text).toContain('leader@own.example.org')
  })
})

describe('what a backup leaves out', () => {
  test('is named with a reason, table by table; unlogged tables among them', async () => {
    const tables = await ask(
      circle.ownerUrl,
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    )
    const unlogged = await ask(
      circle.ownerUrl,
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relpersistence = 'u'`,
    )
    expect(Object.keys(leftOut).filter((named) => !tables.includes(named))).toEqual([])
    expect(unlogged.filter((table) => !(String(table) in leftOut))).toEqual([])
    for (const why of Object.values(leftOut)) expect(why).toMatch(/^[A-Z].{20,}\.$/)
  })
})

describe('a restore', () => {
  test('refuses an installation with a society, and changes nothing in it', async () => {
    const { path } = await back()
    const before = await rowsOf(circle.ownerUrl)
    await expect(restored(circle.ownerUrl, path)).rejects.toThrow(
      /already holds a society, and nothing was changed/,
    )
    expect(await rowsOf(circle.ownerUrl)).toEqual(before)
  })

  test('refuses a database with somebody else’s tables', async () => {
    const { path } = await back()
    const other = await empty()
    await ask(other, 'create table theirs (word text)')
    await expect(restored(other, path)).rejects.toThrow(/tables that are not ours/)
    expect(await ask(other, 'select count(*)::int from theirs')).toEqual([0])
  })

  test.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
    [
      'cut off at the end of a piece',
      (bytes: Buffer) => bytes.subarray(0, bytes.length - (bytes.length % 65_552)),
    ],
    [
      'changed in one bit',
      (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === bytes.length - 99 ? byte ^ 1 : byte))),
    ],
    ['empty', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('Dear Ailsa,\n')],
  ])('of a file that is %s says so in a sentence and leaves the database empty', async (_, harm) => {
    const { path } = await back()
    const harmed = join(circle.backups.to, 'harmed.age')
    await writeFile(harmed, harm(await readFile(path)))
    const target = await empty()
    await expect(restored(target, harmed)).rejects.toThrow(
      /^(The backup is not whole|This file is no backup)[^\n]+\.$/,
    )
    expect(
      await ask(target, `select relname from pg_class where relnamespace = 'public'::regnamespace`),
    ).toEqual([])
  })

  test('with another key says so and leaves the database empty', async () => {
    const { path } = await back()
    const target = await empty()
    await expect(restored(target, path, { key: await generateIdentity() })).rejects.toThrow(
      /This key does not open/,
    )
    expect(
      await ask(target, `select relname from pg_class where relnamespace = 'public'::regnamespace`),
    ).toEqual([])
  })

  test('into an installation with another secret gives every address its new one, and nobody is asked for a code that nothing checks', async () => {
    const using = await ask(
      circle.ownerUrl,
      `update authenticator_app set confirmed_at = begun_at
       where person_id = (select person_id from authenticator_app order by 1 limit 1) returning person_id`,
    )
    expect(using).toHaveLength(1)
    const { path } = await back()
    const secret = 'another secret, made when the server was lost'
    const copy = await empty()
    const outcome = await restored(copy, path, { secret })
    expect(outcome).toMatchObject({ sameSecret: false, erased: { people: 0, ways: 0 }, carriedForward: 0 })
    for (const table of ['authenticator_app', 'recovery_code_set']) {
      expect((await ask(circle.ownerUrl, `select count(*)::int from ${table}`))[0], table).toBeGreaterThan(0)
      expect(await ask(copy, `select count(*)::int from ${table}`)).toEqual([0])
    }
    // Whose app it was is told; of one whose first code never came nothing ended.
    expect(await ask(copy, `select person_id from sign_in_event where kind = 'app-ended'`)).toEqual(using)
    // What the next emails say opens.
    const [id] = await ask(copy, 'select id from secret_address limit 1')
    const hash = sha256(openSecrets(secret).token(String(id))).toString('hex')
    expect(
      await ask(copy, `select id from secret_address where encode(token_hash, 'hex') = '${hash}'`),
    ).toEqual([id])
  }, 90_000)
})

describe('backups', () => {
  test('are kept as many as was said, the newest', async () => {
    const names = async () => (await readdir(settings.to)).filter((name) => /^balint.*age$/.test(name))
    for (const day of ['11', '12', '13', '14']) {
      circle.clock.set(`2026-11-${day}T02:40:00Z`)
      await back()
    }
    expect((await names()).map((name) => name.slice(14, 24))).toEqual([
      '2026-11-12',
      '2026-11-13',
      '2026-11-14',
    ])
  })

  test('that fail are noted with a word, and leave nothing behind', async () => {
    const gone = { ...settings, to: join(settings.to, 'not-there') }
    const make = makeBackup(circle.ownerUrl, gone, { secrets: circle.secrets, clock: circle.clock.now })
    await expect(make).rejects.toThrow(/ENOENT/)
    const { rows } = await circle.owner.query(
      'select bytes, fault from backup_run order by ended_at desc limit 2',
    )
    expect(rows).toEqual([
      { bytes: null, fault: 'folder' },
      { bytes: expect.stringMatching(/^\d{4,}$/), fault: null },
    ])
  })
})
