import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { leadersInRegister } from '../../src/features/register/queries/register.ts'
import { type Database, openDatabase } from '../../src/platform/database/database.ts'
import { openSecrets } from '../../src/platform/secrets.ts'
import { visitor } from '../../src/shared/viewer.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { rowsLookedAt } from '../support/rows-looked-at.ts'
import { loginPrefix, testSecret } from '../support/secret.ts'
import { writeSmallSociety } from '../support/small-society.ts'

// In a register of four thousand leaders a name is looked up, not looked for.

const LEADERS = 4_000
const ada = randomUUID()

let clone: TestDatabase
let database: Database

beforeAll(async () => {
  clone = await cloneDatabase()
  const owner = new pg.Pool({ connectionString: clone.ownerUrl, max: 1 })
  const since = '2026-01-05T09:00:00Z'
  await writeSmallSociety(owner, {
    since,
    regions: [{ id: randomUUID(), name: 'Scotland' }],
    people: { ada },
    offices: [{ of: ada, kind: 'administrator' }],
  })
  await owner.query(
    `with leader as (
       insert into person (id, name, email) select uuidv7(), 'Leader' || n || ' Grant', 'leader' || n || '@example.org'
       from generate_series(1, $1::int) n returning id)
     insert into leader_entry (person_id, profession, group_member_experience, psychodynamic_training, changed_at)
     select id, 'GP', true, false, $2 from leader`,
    [LEADERS, since],
  )
  await owner.query('vacuum analyze')
  await owner.end()
  database = openDatabase({ url: clone.ownerUrl, secrets: openSecrets(testSecret), loginPrefix })
})
afterAll(async () => {
  await database.close()
  await clone.drop()
})

const searched = (name: string) =>
  database.asViewer({ ...visitor, personId: ada, name: 'Ada', administrator: true }, async (db) => {
    const { lines } = await leadersInRegister(db, { name })
    const entries = await rowsLookedAt(db, 'leader_entry', 'person')
    return { names: lines.map((line) => line.name), entries }
  })

test('of four thousand leaders only those are looked at whose name fits', async () => {
  const one = await searched('leader1234')
  expect(one.names).toEqual(['Leader1234 Grant'])
  expect(one.entries).toBeLessThan(50)
  // A hundred and eleven names begin like this; a page shows the first thirty.
  const many = await searched('leader12')
  expect(many.names).toHaveLength(30)
  expect(many.entries).toBeLessThan(600)
  expect(many.entries).toBeGreaterThan(30)
})
