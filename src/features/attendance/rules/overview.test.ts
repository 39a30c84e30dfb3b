import { expect, test } from 'vitest'
import { overviewGrid } from './overview.ts'

const met = (id: string, moment: string) => ({ id, startsAt: Temporal.Instant.from(moment) })
const meetings = [met('one', '2026-11-03T19:30:00Z'), met('two', '2026-11-17T19:30:00Z')]
const who = (personId: string, meetingId: string, state: 'present' | 'apologies' | 'absent' | null) => ({
  personId,
  meetingId,
  name: personId,
  role: personId === 'Ailsa' ? ('leader' as const) : ('member' as const),
  state,
})

test('a term at a glance: members by name and then those who lead; what is not taken counts for nobody', () => {
  const grid = overviewGrid(
    meetings,
    [
      who('Ailsa', 'one', 'present'),
      who('Dev', 'one', 'apologies'),
      who('Carys', 'one', 'present'),
      who('Carys', 'two', null),
      who('Dev', 'two', null),
      who('Elin', 'two', null),
    ],
    [{ meetingId: 'one' }],
    { timeZone: 'Europe/London', hrefOf: (id) => `/${id}` },
  )
  expect(grid.columns.map(({ day, month, taken }) => [day, month, taken])).toEqual([
    ['3', 'Nov', { present: 1, of: 2 }],
    ['17', 'Nov', null],
  ])
  expect(grid.rows.map(({ name, marks, sum }) => [name, marks, sum])).toEqual([
    ['Carys', ['present', null], '1 of 1'],
    ['Dev', ['apologies', null], '0 of 1'],
    ['Elin', [null, null], '–'],
    ['Ailsa', ['present', null], '1 of 1'],
  ])
})
