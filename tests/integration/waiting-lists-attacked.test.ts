import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinWaitingList } from '../../src/features/waiting-lists/commands/join-waiting-list.ts'
import { visitor } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'

let circle: Circle
let regionIds: string[]

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z' })
  await circle.owner.query(
    `insert into society (name, time_zone, currency, founded_at) values ('Society of tests', 'Europe/London', 'GBP', now())`,
  )
  const { rows } = await circle.owner.query(
    `insert into region (id, name, position, added_at)
     select uuidv7(), 'Region ' || n, n, now() from generate_series(1, 12) n returning id`,
  )
  regionIds = rows.map(({ id }) => id)
})
afterAll(() => circle.close())

test('nobody fills a stranger’s mailbox by asking for every region in their name, hour after hour, from anywhere', async () => {
  const victim = 'vera@example.org'
  const ask = (regionId: string, from: string) =>
    circle.database.asViewer(
      visitor,
      (db) =>
        joinWaitingList(db, {
          name: 'Vera',
          email: victim,
          regionId,
          wantsOnline: false,
          profession: null,
          area: null,
        }),
      { client: from, now: circle.clock.now() },
    )
  for (let hour = 0; hour < 3; hour++) {
    for (const [place, regionId] of regionIds.entries()) {
      expect(await ask(regionId, `192.0.2.${hour * 12 + place + 1}`)).toEqual({ asked: true })
    }
    circle.clock.set(circle.clock.now().add({ minutes: 61 }))
  }
  await circle.settled()
  expect(circle.mail.to(victim).length).toBeLessThanOrEqual(6)
  // The next day somebody who means it is written to again.
  circle.clock.set('2026-11-12T10:00:00Z')
  expect(await ask(regionIds[11] ?? '', '198.51.100.7')).toEqual({ asked: true })
  await circle.settled()
  expect(circle.mail.to(victim).length).toBeGreaterThan(6)
})
