import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/platform/database/database.ts'
import { openSecrets } from '../../src/platform/secrets.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { rowsLookedAt } from '../support/rows-looked-at.ts'
import { loginPrefix, testSecret } from '../support/secret.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

// A policy is asked with each page: what it reads must not grow with the society.

const SUPERVISIONS = 600
const SESSIONS_EACH = 5

let clone: TestDatabase
let owner: pg.Pool
let database: Database
let group: WholeGroup

beforeAll(async () => {
  clone = await cloneDatabase()
  owner = new pg.Pool({ connectionString: clone.ownerUrl, max: 1 })
  group = await writeWholeGroup(owner, 'own')
  const before = await idsOf('supervision')
  await writeWholeGroup(owner, 'foreign')
  const foreign = (await idsOf('supervision')).find((id) => !before.includes(id))
  await owner.query(
    'alter table supervision disable trigger user; alter table supervision_session disable trigger user',
  )
  await owner.query(
    `insert into supervision select copy.* from supervision s, generate_series(1, $2::int) n,
       jsonb_populate_record(s, jsonb_build_object('id', uuidv7(), 'contact_request_id', null, 'made_at', s.made_at + n * interval '1 second')) copy
     where s.id = $1`,
    [foreign, SUPERVISIONS],
  )
  await owner.query(
    `insert into supervision_session select copy.* from supervision_session s, supervision of, generate_series(1, $2::int) n,
       jsonb_populate_record(s, jsonb_build_object('id', uuidv7(), 'supervision_id', of.id,
         'starts_at', s.starts_at + n * interval '1 day')) copy
     where s.supervision_id = $1 and of.id <> all ($3::uuid[])`,
    [foreign, SESSIONS_EACH, [...before, foreign]],
  )
  await owner.query(
    'alter table supervision enable trigger user; alter table supervision_session enable trigger user',
  )
  await owner.query('vacuum analyze')
  database = openDatabase({ url: clone.ownerUrl, secrets: openSecrets(testSecret), loginPrefix })
})
afterAll(async () => {
  await database.close()
  await owner.end()
  await clone.drop()
})

const idsOf = async (table: string): Promise<string[]> =>
  (await owner.query<{ id: string }>(`select id from ${table}`)).rows.map(({ id }) => id)

test('no policy asks another table for all of its rows', async () => {
  const { rows } = await owner.query(
    `select tablename || ': ' || policyname as policy from pg_policies
     where concat(qual, ' ', with_check) ~* 'in \\( *select [^()]* from [a-z_]+( [a-z_]+)?\\)'`,
  )
  expect(rows).toEqual([])
})

test('of three thousand sessions in supervision only one’s own are looked at, whatever is read of them', async () => {
  const looked = await database.asViewer(personAlone(group.supervisorId), async (db) => {
    const steps = await db.selectFrom('supervision_step').select('session_id').execute()
    const people = await db.selectFrom('supervision_session_person').select('session_id').execute()
    const sessions = await rowsLookedAt(db, 'supervision_session')
    return { steps: steps.length, people: people.length, sessions }
  })
  expect(looked.steps).toBeGreaterThan(0)
  expect(looked.people).toBeGreaterThan(0)
  expect(looked.sessions).toBeGreaterThan(0)
  expect(looked.sessions).toBeLessThan(100)
})
