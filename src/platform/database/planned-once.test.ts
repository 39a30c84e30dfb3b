import { Kysely, sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { PlannedOnceDialect } from './planned-once.ts'

const db = new Kysely<{ meeting: { id: string; position: number } }>({
  // Nothing is asked, so nobody is called.
  dialect: new PlannedOnceDialect({ pool: new pg.Pool() }),
})

test('how many are wanted at most stands in the statement; what they are compared with does not', () => {
  const built = db.selectFrom('meeting').select('id').where('position', '>', 3).limit(26).offset(50).compile()
  expect(built.sql).toBe('select "id" from "meeting" where "position" > $1 limit 26 offset $2')
  expect(built.parameters).toEqual([3, 50])

  const most = 60
  const written =
    sql`select id from meeting where position > ${3} order by id limit ${most} offset ${50}`.compile(db)
  expect(written.sql).toBe('select id from meeting where position > $1 order by id limit 60 offset $2')
  expect(written.parameters).toEqual([3, 50])
})

test('what is no number stays a parameter', () => {
  expect(sql`select id from meeting limit ${'1; drop table meeting'}`.compile(db)).toMatchObject({
    sql: 'select id from meeting limit $1',
    parameters: ['1; drop table meeting'],
  })
  expect(sql`select limits from meeting where id = ${1}`.compile(db).sql).toContain('id = $1')
})
