import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/platform/database/database.ts'
import { openSecrets } from '../../src/platform/secrets.ts'
import { refuse } from '../../src/shared/refusal.ts'
import { visitor } from '../../src/shared/viewer.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { loginPrefix, testSecret } from '../support/secret.ts'

let clone: TestDatabase
let database: Database

beforeAll(async () => {
  clone = await cloneDatabase()
  database = openDatabase({ url: clone.ownerUrl, secrets: openSecrets(testSecret), loginPrefix })
})
afterAll(async () => {
  await database.close()
  await clone.drop()
})

describe('a transaction as somebody', () => {
  test('names the viewer and the moment, and reads dates as Temporal values', async () => {
    const personId = '01990000-0000-7000-8000-000000000001'
    const now = Temporal.Instant.from('2026-12-08T19:30:00Z')
    const row = await database.asViewer(
      { ...visitor, personId },
      async (db) => {
        const { rows } = await sql<{ id: string; at: Temporal.Instant; day: Temporal.PlainDate }>`
          select viewer_id() as id, circle_now() as at, ${Temporal.PlainDate.from('2026-10-25')}::date as day`.execute(
          db,
        )
        return rows[0]
      },
      { now },
    )
    expect(row?.id).toBe(personId)
    expect(row?.at.equals(now)).toBe(true)
    expect(row?.day.toString()).toBe('2026-10-25')
  })

  test('leaves no trace when the command refuses', async () => {
    const outcome = await database.asViewer(
      visitor,
      async (db) => {
        await db
          .insertInto('submission')
          .values({ key: 'k', body_hash: Buffer.alloc(32), at: db.now })
          .execute()
        return refuse('group-full')
      },
      { formKey: 'k' },
    )
    expect(outcome).toEqual({ refused: 'group-full' })
    const left = await database.asViewer(
      visitor,
      (db) => db.selectFrom('submission').select('key').execute(),
      {
        formKey: 'k',
      },
    )
    expect(left).toEqual([])
  })

  test('that another one broke off is tried again, a few times, at the same moment', async () => {
    const moments: string[] = []
    const broken = (times: number, code: string) => {
      moments.length = 0
      return database.asViewer(visitor, async (db) => {
        moments.push(db.now.toString())
        if (moments.length > times) return 'done'
        await sql
          .raw(`do $$ begin raise exception 'broken off' using errcode = '${code}'; end $$`)
          .execute(db)
      })
    }
    expect(await broken(3, '40P01')).toBe('done')
    expect(moments).toHaveLength(4)
    expect(new Set(moments).size).toBe(1)
    expect(await broken(1, '40001')).toBe('done')
    await expect(broken(9, '40001')).rejects.toThrow('broken off')
    expect(moments).toHaveLength(4)
    // What is wrong in itself stays wrong.
    await expect(broken(1, '23505')).rejects.toThrow('broken off')
    expect(moments).toHaveLength(1)
  })

  test('no login owns a table, bypasses row security, or may make roles', async () => {
    const { rows } = await sql<{ can: boolean }>`
      select bool_or(rolsuper or rolbypassrls or rolcreaterole or rolcreatedb) as can
      from pg_roles where rolname like 'circle_test_login_%' or rolname like 'circle\\_%' and rolname <> 'circle_owner'
    `.execute(database.jobs)
    expect(rows[0]?.can).toBe(false)
  })

  test('every table of ours has row security', async () => {
    const { rows } = await sql<{ relname: string }>`
      select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and not relrowsecurity and relname <> 'migration'`.execute(database.jobs)
    expect(rows).toEqual([])
  })

  test('a job may not carry text, codes or addresses', async () => {
    const ask = (payload: string) =>
      database.asViewer(visitor, async (db) => {
        await sql`select ask_for_job('mail.send-email', ${payload}::jsonb)`.execute(db)
      })
    await expect(ask('{"address":"a@example.org"}')).rejects.toThrow(/ids and numbers only/)
    await expect(ask('{"somebody at example.org":1}')).rejects.toThrow(/ids and numbers only/)
    await expect(ask('{"id":null}')).rejects.toThrow(/ids and numbers only/)
    await expect(ask('{"code":"123456"}')).rejects.toThrow(/ids and numbers only/)
    await expect(ask('{"id":"01990000-0000-7000-8000-000000000001","n":3}')).resolves.toBeUndefined()
  })

  test('a viewer asks for no job but an email', async () => {
    const ask = database.asViewer(visitor, async (db) => {
      await sql`select ask_for_job('accounts.send-sign-in', '{}')`.execute(db)
    })
    await expect(ask).rejects.toThrow(/not for this role/)
  })
})
