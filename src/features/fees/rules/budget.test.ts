import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../society/rules/society-settings.ts'
import { budgetForm } from '../forms.ts'
import {
  type BudgetOf,
  budget,
  costPlanOf,
  firstWish,
  leadersCarried,
  usualAmounts,
  type Wish,
} from './budget.ts'
import { fieldsOf, readWish } from './budget-fields.ts'

const of: BudgetOf = {
  currency: 'GBP',
  meetingMinutes: 90,
  fewestMembers: 6,
  mostMembers: 10,
  usual: usualAmounts(defaultSettings),
}
const wish = firstWish(of.usual, { leaders: 2, mostMembers: 8, meetings: 6, kept: null }, undefined)
const shown = (changes: Partial<Wish>) => budget({ ...wish, ...changes }, of)
const facts = (changes: Partial<Wish>) => Object.fromEntries(shown(changes).facts)

test('a budget begins with the leaders there are and what is usual, and asks what the cost comes to', () => {
  expect(shown({}).costs).toEqual([{ label: 'Leaders', minor: 18_000 }])
  expect(shown({})).toMatchObject({ askedMinor: 2250, fits: true, enough: 8, planned: 8 })
  const dearer = shown({ leaderFeesPerHourMinor: [7500, 7500] })
  expect(dearer.fits).toBe(false)
  expect(dearer.verdict).toContain('Two paid leaders do not fit it')
})

test('says what a term costs, what each pays then, and what two who leave would leave behind', () => {
  expect(facts({})).toMatchObject({
    'A term of 6 meetings costs': '£1,080',
    'Each pays a term': '£135',
    'Each leader receives': '£90 a meeting',
    'If two leave': 'Six stay. At £22.50 each, £45 a meeting is missing; £30 each would cover it.',
  })
  expect(facts({ askedMinor: 3000 })['If two leave']).toBe('Six stay. £30 each still covers a meeting.')
  expect(facts({ expectedMembers: 2 })['If two leave']).toBe('Nobody is left.')
  expect(facts({ leaderFeesPerHourMinor: [6000, 4000, 0] })['The leaders receive']).toBe(
    '£90 and £60 a meeting',
  )
  expect(facts({ reducedPlaces: 1, reducedMinor: 1000 })['A reduced place pays']).toBe('£60')
})

test('a group that costs nothing is told so, without bars', () => {
  const given = shown({ leaderFeesPerHourMinor: [0, 0] })
  expect(given).toMatchObject({ costs: [], facts: [] })
  expect(given.verdict).toBe('Nothing to pay: leaders and room are given.')
})

describe('R74–R75, R76: what is usual does not always carry two paid leaders, and it says so', () => {
  const carried = (expectedMembers: number, changes: Partial<Wish> = {}) =>
    leadersCarried(costPlanOf({ ...wish, expectedMembers, ...changes }, of), of.usual)

  // Two leaders × 1.5 h come to £180–£225, before room, pre-meeting and debrief: 10 members £18–£22.50, 8 £22.50–£28.13, 6 £30–£37.50.
  test('ten members at £25 carry two, eight two at £60 and one at £75, six one', () => {
    expect(carried(10)).toBe('Two paid leaders at the usual £60–£75 an hour, with ten members at £25 each')
    expect(carried(8)).toBe('Two paid leaders at £60 an hour, one at £75, with eight members at £25 each')
    expect(carried(6)).toBe('One paid leader at the usual £60–£75 an hour, with six members at £25 each')
  })
  test('with a room, and the time before and after paid, eight carry one', () => {
    const changes = { roomMinor: 2500, paidPreMeetingMinutes: 15, paidDebriefMinutes: 20 }
    expect(carried(8, changes)).toBe(
      'One paid leader at the usual £60–£75 an hour, with eight members at £25 each',
    )
    expect(carried(3, { roomMinor: 5000 })).toContain('No paid leader')
  })
  test('euros are not compared with pounds', () => {
    expect(leadersCarried({ ...costPlanOf(wish, of), currency: 'EUR' }, of.usual)).toBeNull()
  })
})

const aWish: fc.Arbitrary<Wish> = fc
  .record({
    leaderFeesPerHourMinor: fc.array(fc.nat(50_000), { maxLength: 4 }),
    paidPreMeetingMinutes: fc.nat(120),
    paidDebriefMinutes: fc.nat(120),
    roomMinor: fc.nat(1_000_000),
    roomPer: fc.constantFrom('meeting', 'term'),
    supervisionPerSessionMinor: fc.nat(100_000),
    otherPerSessionMinor: fc.nat(100_000),
    meetingsATerm: fc.integer({ min: 1, max: 60 }),
    expectedMembers: fc.integer({ min: 1, max: 30 }),
    reducedPlaces: fc.nat(29),
    reducedMinor: fc.nat(100_000),
    gapsPercent: fc.nat(50),
    reservePercent: fc.nat(100),
    askedMinor: fc.option(fc.nat(100_000), { nil: undefined }),
  })
  .map((any) => ({ ...any, reducedPlaces: Math.min(any.reducedPlaces, any.expectedMembers - 1) }))

test('what a budget is kept as comes back as it was, in the browser as on the server', () => {
  fc.assert(
    fc.property(aWish, (any) => {
      const fields = fieldsOf(any)
      expect(readWish(fields)).toEqual(any)
      expect(budgetForm.safeParse(fields).success).toBe(true)
    }),
  )
})

test('what the server would not take changes nothing in the browser, either', () => {
  const names = Object.keys(fieldsOf(wish))
  const text = fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '8',
      '08',
      '-1',
      '0',
      '31',
      '1e3',
      '22.5',
      '22.505',
      '£20',
      '1,000',
      'eight',
      '99999',
      'term',
    ),
    fc.string({ maxLength: 5 }),
  )
  fc.assert(
    fc.property(fc.constantFrom(...names), text, (name, typed) => {
      const fields = { ...fieldsOf(wish), [name]: typed }
      if (name === 'room_per') return
      expect(readWish(fields) !== null).toBe(budgetForm.safeParse(fields).success)
    }),
    { numRuns: 500 },
  )
})
