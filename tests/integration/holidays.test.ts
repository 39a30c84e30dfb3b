import { afterAll, beforeAll, expect, test } from 'vitest'
import { holidaysBetween, holidaysEverywhere } from '../../src/features/society/queries/holidays.ts'
import { makeSetUpAddress } from '../../src/platform/database/set-up-address.ts'
import { visitor } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'

let circle: Circle

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-23T09:00:00Z', jobs: false })
  const ailsa = await clientOf(circle)
  const token = await makeSetUpAddress(circle.ownerUrl, circle.secrets, circle.clock.now())
  await ailsa.submit(`/set-up/${token}`, {
    societyName: 'Caledonian Balint Society',
    name: 'Ailsa Drummond',
    email: 'ailsa@example.org',
  })
})
afterAll(() => circle.close())

const from = Temporal.PlainDate.from('2026-11-24')
const to = Temporal.PlainDate.from('2027-01-04')
const christmas = ['2026-12-25', '2026-12-28', '2027-01-01']

const idOf = async (name: string): Promise<string> =>
  (await circle.owner.query('select id from region where name = $1', [name])).rows[0].id

const asVisitor = <T>(work: Parameters<typeof circle.database.asViewer<T>>[1]) =>
  circle.database.asViewer(visitor, work)

test('each region keeps its own public holidays, and who gives no region those of the society', async () => {
  const days = async (region: string | null) =>
    asVisitor(async (db) => [...(await holidaysBetween(db, region && (await idOf(region)), from, to))])
  expect(await days('Midlands')).toEqual(christmas)
  expect(await days('Scotland')).toEqual(['2026-11-30', ...christmas, '2027-01-04'])
  expect(await days('Republic of Ireland')).toEqual(['2026-12-25', '2026-12-26', '2027-01-01'])
  expect(await days(null)).toEqual(christmas)
})

test('a holder and the queue read the same days as a person who is signed in', async () => {
  const scotland = await idOf('Scotland')
  const asked = await asVisitor((db) => holidaysBetween(db, scotland, from, to))
  const held = await circle.database.asHolder('any', (db) => holidaysBetween(db, scotland, from, to))
  expect(held).toEqual(asked)
  expect(await holidaysBetween(circle.database.jobs, scotland, from, to)).toEqual(asked)
})

test('a list asks for all regions at once', async () => {
  const scotland = await idOf('Scotland')
  await circle.owner.query(
    `insert into region_holiday (id, region_id, held_on, name, is_observed, changed_at) values
     (uuidv7(), $1, '2026-11-30', 'St Andrew’s Day', false, now()),
     (uuidv7(), null, '2026-12-24', 'Closed', true, now())`,
    [scotland],
  )
  const [midlands, nowhere] = [await idOf('Midlands'), 'a region that has gone']
  const holidays = await asVisitor((db) => holidaysEverywhere(db, from, to))
  expect([...holidays(scotland)]).toEqual([...christmas, '2027-01-04'])
  expect([...holidays(midlands)]).toEqual(christmas)
  expect([...holidays(null)]).toEqual(['2026-12-24', ...christmas])
  expect([...holidays(nowhere)]).toEqual([])
})
