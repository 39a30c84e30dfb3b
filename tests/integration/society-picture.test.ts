import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type RegisterPeople, registerPeople } from '../support/register-people.ts'

// Isla leads in Scotland and in the Midlands, Tom in the Midlands. Morag administers, Ewan represents Scotland.

let circle: Circle
let people: RegisterPeople
let morag: Client
let ewan: string
let leith: string
let derby: string

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z', jobs: false })
  people = await registerPeople(circle)
  const isla = await people.person('Isla Grant')
  const tom = await people.person('Tom Pryce')
  const administrator = await people.person('Morag Sinclair')
  ewan = await people.person('Ewan Baird')
  await people.office(administrator, 'administrator')
  await people.office(ewan, 'representative', people.scotland)
  leith = await people.group(isla)
  derby = await people.group(isla, { name: 'Derby noon', region_id: people.midlands, area: 'Derby' })
  await circle.owner.query('insert into group_leader (group_id, person_id, joined_at) values ($1, $2, $3)', [
    derby,
    tom,
    circle.clock.now().toString(),
  ])
  morag = await clientOf(circle, administrator)
})
afterAll(() => circle.close())

const picture = async () => wordsOf((await morag.get('/office/supervision')).html)
const arrange = (groupId: string) =>
  circle.owner.query(
    `insert into supervision_arrangement (id, group_id, kind, every_weeks, since_on) values ($1, $2, 'peer', 4, '2026-11-01')`,
    [randomUUID(), groupId],
  )

test('before anything is arranged no leader is supervised, and each is counted once', async () => {
  const counted = await picture()
  expect(counted).toContain('0 in a hundred leaders are supervised')
  expect(counted).toContain('0 of 2 who lead a group')
  expect(counted).toMatch(/Scotland\s*1 of 1 leader(?!s)/)
  expect(counted).toMatch(/Midlands\s*2 of 2 leaders/)
})

test('a leader of two regions who is supervised in one is one of two leaders, and lacks it in the other region', async () => {
  await arrange(leith)
  const counted = await picture()
  expect(counted).toContain('50 in a hundred leaders are supervised')
  expect(counted).toContain('1 of 2 who lead a group')
  expect(counted).toMatch(/Scotland\s*0 of 1 leader(?!s)/)
  expect(counted).toMatch(/Midlands\s*2 of 2 leaders/)
})

test('supervision of a group is that of all who lead it, until the day on which it has ended', async () => {
  await arrange(derby)
  expect(await picture()).toContain('100 in a hundred leaders are supervised')
  expect(await picture()).toMatch(/Midlands\s*0 of 2 leaders/)
  await circle.owner.query(`update supervision_arrangement set ended_on = '2026-11-12' where group_id = $1`, [
    derby,
  ])
  expect(await picture()).toContain('2 of 2 who lead a group')
  // The sums by region settle each hour; neither number waits for it.
  circle.clock.set('2026-11-13T10:00:00Z')
  expect(await picture()).toContain('50 in a hundred leaders are supervised')
  expect(await picture()).toMatch(/Midlands\s*2 of 2 leaders/)
})

test('whoever leads no more is counted no more', async () => {
  await circle.owner.query(`update group_leader set left_at = $2 where group_id = $1`, [
    derby,
    circle.clock.now().toString(),
  ])
  expect(await picture()).toContain('1 of 1 who lead a group')
})

test('the database says noughts to everybody else, a representative among them', async () => {
  for (const viewer of [
    personAlone(ewan),
    { ...personAlone(ewan), regionIds: [people.scotland] },
    { ...personAlone(ewan), administrator: true, council: true },
  ]) {
    const { rows } = await circle.database.asViewer(viewer, (db) =>
      sql`select * from leaders_supervised()`.execute(db),
    )
    expect(rows).toEqual([{ leaders: 0, supervised: 0 }])
  }
  const held = circle.database.asHolder('any', (db) => sql`select * from leaders_supervised()`.execute(db))
  await expect(held).rejects.toThrow(/permission denied/)
})
