import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeEntry, keepEntry } from '../../src/features/portfolio/commands/entries.ts'
import { adoptCriteria } from '../../src/features/register/commands/adopt-criteria.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type RegisterPeople, registerPeople } from '../support/register-people.ts'
import { done } from '../support/supervision.ts'

// Tom's own entries: changed while they are his alone, and as they were handed in once the Council has them.

let circle: Circle
let people: RegisterPeople
let tom: string
let toms: Client
let entryId: string

const weekend = {
  kind: 'leadership-weekend' as const,
  title: 'Oxfrod weekend',
  firstOn: Temporal.PlainDate.from('2026-03-06'),
  lastOn: Temporal.PlainDate.from('2026-03-08'),
  amount: 1,
  hours: 12,
  mode: 'face-to-face' as const,
}

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z', jobs: false })
  people = await registerPeople(circle)
  tom = await people.person('Tom Pryce')
  await people.leader(tom, { looking_for: 'nothing', findable_since: null })
  const rosalind = await people.person('Rosalind Achterberg')
  await people.office(rosalind, 'council')
  await people.as(rosalind, (db) =>
    adoptCriteria(db, {
      name: 'Our criteria',
      holdsFromOn: Temporal.PlainDate.from('2026-01-01'),
      items: [
        {
          measure: 'leadership-weekends',
          label: 'Leadership weekends',
          unit: 'weekends',
          requiredNumber: 2,
          appliesTo: 'everybody',
          eitherOf: null,
          inPersonPercent: null,
          sourceNote: '',
        },
      ],
    }),
  )
  toms = await clientOf(circle, tom)
  entryId = done(await people.as(tom, (db) => keepEntry(db, { ...weekend, proof: null }))).entryId
})
afterAll(() => circle.close())

const page = async (path: string) => wordsOf((await toms.get(path)).html)
const entry = () => `/portfolio/entries/${entryId}`

test('an entry that was mistyped is put right, and what cannot be is said beside the form', async () => {
  expect((await toms.get('/portfolio')).html).toContain(`href="${entry()}"`)
  const early = await toms.submit(entry(), { lastOn: '2026-03-01' }, entry())
  expect(wordsOf(early.html)).toContain('The last day has to come after the first.')
  const saved = await toms.submit(entry(), { title: 'Oxford weekend', amount: '2', hours: '24' }, entry())
  expect(saved.location).toBe('/portfolio?saved=changed')
  const own = await page('/portfolio')
  expect(own).toContain('Oxford weekend')
  expect(own).not.toContain('Oxfrod')
  expect(own).toContain('2 of 2 weekends')
})

test('nobody else changes it, and an entry that is none is not found', async () => {
  const other = await people.person('Nia Owen')
  await expect(people.as(other, (db) => changeEntry(db, entryId, weekend))).rejects.toThrow()
  await expect(people.as(tom, (db) => changeEntry(db, randomUUID(), weekend))).rejects.toThrow()
  expect((await (await clientOf(circle, other)).get(entry())).status).toBe(404)
})

test('once the Council has it in a copy it stays as it is, until the copy is withdrawn', async () => {
  const { location } = await toms.submit('/portfolio', {}, '/portfolio/handed-in')
  const copy = (location ?? '').replace(/\?.*$/, '')
  expect(await page(entry())).toContain('The Council has it as it is')
  expect((await toms.get('/portfolio')).html).not.toContain(`href="${entry()}"`)
  expect(await people.as(tom, (db) => changeEntry(db, entryId, weekend))).toEqual({ refused: 'handed-in' })
  await toms.submit(copy, {}, `${copy}/withdrawal`)
  const saved = await toms.submit(entry(), { title: 'Oxford weekend of the society' }, entry())
  expect(saved.status).toBe(303)
})
