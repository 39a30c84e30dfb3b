import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/platform/database/database.ts'
import { openSecrets } from '../../src/platform/secrets.ts'
import { visitor } from '../../src/shared/viewer.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { loginPrefix, testSecret } from '../support/secret.ts'

let clone: TestDatabase
let database: Database

beforeAll(async () => {
  clone = await cloneDatabase()
  // Whoever runs it may have options of their own for its connections.
  const url = new URL(clone.ownerUrl)
  url.searchParams.set('options', '-c work_mem=8MB')
  database = openDatabase({ url: url.href, secrets: openSecrets(testSecret), loginPrefix })
})
afterAll(async () => {
  await database.close()
  await clone.drop()
})

const settings = sql<{ mode: string; memory: string }>`
  select current_setting('plan_cache_mode') as mode, current_setting('work_mem') as memory`

test('a page plans each statement once; jobs leave PostgreSQL the choice', async () => {
  const page = await database.asViewer(visitor, (db) => settings.execute(db))
  expect(page.rows).toEqual([{ mode: 'force_generic_plan', memory: '8MB' }])
  const held = await database.asHolder('nothing', (db) => settings.execute(db))
  expect(held.rows).toEqual(page.rows)
  expect((await settings.execute(database.jobs)).rows).toEqual([{ mode: 'auto', memory: '8MB' }])
})
