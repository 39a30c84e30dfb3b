import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'

// A statement that keeps a name is planned once, and holds memory for as long as its connection lives.

let circle: Circle
beforeAll(async () => {
  circle = await startCircle({ jobs: false })
})
afterAll(() => circle.close())

/** Which of these texts the connection of one transaction keeps under a name. */
const kept = (ask: (db: Circle['database']['rooms']) => Promise<unknown>, like: string) =>
  circle.database.asRoomKeeper(async (db) => {
    await ask(db)
    const { rows } = await sql<{ kept: number }>`
      select count(*)::int as kept from pg_prepared_statements where statement like ${like}`.execute(db)
    return rows[0]?.kept
  })

test('what is asked again and again keeps a name, what is asked once does not', async () => {
  const often = sql`select ${'a'}::text as asked_often`
  expect(await kept((db) => often.execute(db), '%asked_often%')).toBe(0)
  expect(
    await kept(async (db) => {
      for (let times = 0; times < 5; times++) await often.execute(db)
    }, '%asked_often%'),
  ).toBe(1)
  expect(
    await kept(async (db) => {
      for (let nth = 0; nth < 600; nth++)
        await sql`select ${'a'}::text as ${sql.ref(`asked_once_${nth}`)}`.execute(db)
    }, '%asked_once%'),
  ).toBe(0)
})
