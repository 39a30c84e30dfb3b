import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../society/rules/society-settings.ts'
import { amountForMeetings } from './contribution.ts'
import {
  breakEvenMembers,
  broughtInMinor,
  type CostPlan,
  costBars,
  paidLeadersOf,
  plainCosts,
  sessionCost,
} from './cost.ts'
import { askedVerdict, contributionVerdict } from './usual-contribution.ts'

const edinburgh: CostPlan = {
  ...plainCosts,
  currency: 'GBP',
  leaderFeesPerHourMinor: [6000, 6000],
  meetingMinutes: 90,
  paidPreMeetingMinutes: 0,
  paidDebriefMinutes: 0,
  roomMinor: 0,
  supervisionPerSessionMinor: 0,
  expectedMembers: 8,
}

const paid = (leaders: number, feePerHourMinor: number): Pick<CostPlan, 'leaderFeesPerHourMinor'> => ({
  leaderFeesPerHourMinor: Array<number>(leaders).fill(feePerHourMinor),
})

function share(changes: Partial<CostPlan>): number | null {
  return sessionCost({ ...edinburgh, ...changes }).contributionToAskMinor
}

describe('R74–R75: leaders’ fees, shared by the members', () => {
  test('two leaders for an hour and a half come to £180–£225, before room, pre-meeting and debrief', () => {
    const total = (fee: number) => sessionCost({ ...edinburgh, ...paid(2, fee) }).totalMinor
    expect([total(6000), total(7500)]).toEqual([18_000, 22_500])
  })
  test.each([
    { leaders: 2, members: 10, from: 1800, to: 2250 },
    { leaders: 2, members: 8, from: 2250, to: 2850 },
    { leaders: 2, members: 6, from: 3000, to: 3750 },
    { leaders: 1, members: 8, from: 1150, to: 1450 },
  ])('$leaders paid, $members members: $from to $to pence', ({ leaders, members, from, to }) => {
    const group = { expectedMembers: members }
    expect(share({ ...group, ...paid(leaders, 6000) })).toBe(from)
    expect(share({ ...group, ...paid(leaders, 7500) })).toBe(to)
  })
})

test('R21–R22: paid time before and after, room and supervision count too', () => {
  const cost = sessionCost({
    ...edinburgh,
    paidPreMeetingMinutes: 10,
    paidDebriefMinutes: 20,
    roomMinor: 2500,
    supervisionPerSessionMinor: 1500,
  })
  expect(cost.parts).toEqual([
    { name: 'leaders', minor: 24_000 },
    { name: 'room', minor: 2500 },
    { name: 'supervision', minor: 1500 },
    { name: 'other', minor: 0 },
    { name: 'reserve', minor: 0 },
  ])
  expect(cost.totalMinor).toBe(28_000)
  expect(cost.contributionToAskMinor).toBe(3500)
})

test('the share is to the nearest penny, what is asked is rounded up to 50 pence', () => {
  expect(sessionCost({ ...edinburgh, ...paid(2, 7500) })).toMatchObject({
    totalMinor: 22_500,
    contributionToAskMinor: 2850,
  })
  expect(sessionCost({ ...edinburgh, expectedMembers: 0 })).toMatchObject({
    contributionToAskMinor: null,
  })
})

test('break-even: the fewest members who cover a meeting', () => {
  expect(breakEvenMembers(edinburgh, 2000)).toBe(9)
  expect(breakEvenMembers({ ...edinburgh, otherPerSessionMinor: 1 }, 2000)).toBe(10)
  expect(breakEvenMembers(edinburgh, 0)).toBeNull()
  expect(breakEvenMembers({ ...edinburgh, ...paid(0, 0) }, 0)).toBe(0)
  // Two at £10 leave £160 to the others, who give £20 each, of which one in ten does not come: nine more.
  const careful = { ...edinburgh, reducedPlaces: 2, reducedMinor: 1000, gapsPercent: 10 }
  expect(breakEvenMembers(careful, 2000)).toBe(11)
})

test('leaders with fees of their own, one who gives her time, and a room by the term', () => {
  const cost = sessionCost({
    ...edinburgh,
    leaderFeesPerHourMinor: [7500, 4000, 0],
    roomMinor: 10_000,
    roomPer: 'term',
    meetingsATerm: 7,
    reservePercent: 5,
  })
  // £112.50 and £60; £100 over seven meetings is £14.29; five of a hundred of £186.79 is £9.34.
  expect(cost.parts.map(({ minor }) => minor)).toEqual([17_250, 1429, 0, 0, 934])
  expect(paidLeadersOf({ leaderFeesPerHourMinor: [7500, 4000, 0] })).toBe(2)
})

test('R76: the fewer members, the higher the share', () => {
  const bars = costBars(edinburgh, 2250)
  expect(bars).toHaveLength(9)
  expect(bars[0]).toEqual({ members: 4, shareMinor: 4500, broughtMinor: 9000, covered: false })
  expect(bars.find((bar) => bar.members === 8)).toEqual({
    members: 8,
    shareMinor: 2250,
    broughtMinor: 18_000,
    covered: true,
  })
})

describe('the verdict against the usual £15–£25 per 90 minutes', () => {
  const verdict = (changes: Partial<CostPlan>) =>
    contributionVerdict({ ...edinburgh, ...changes }, defaultSettings)

  test('two leaders at £60 fit with eight members', () => {
    expect(verdict({})).toMatchObject({
      fit: 'within',
      sentence: '£22.50 each is within the usual £15–£25 for a meeting of 90 minutes.',
    })
  })
  test('two leaders at £75 do not fit with eight, and it says what would', () => {
    expect(verdict(paid(2, 7500)).sentence).toBe(
      '£28.50 each is more than the usual £15–£25 for a meeting of 90 minutes. Two paid leaders do not fit it with ' +
        'this many members; it would with 9 members, one paid leader or a fee of £66 an hour.',
    )
  })
  test('one leader is less than usual; volunteers in a free room cost nothing', () => {
    expect(verdict(paid(1, 6000)).fit).toBe('below')
    expect(verdict(paid(0, 0)).sentence).toBe('Nothing to pay: leaders and room are given.')
  })
  test('an hour is compared with two thirds of the range', () => {
    expect(verdict({ meetingMinutes: 60 })).toMatchObject({
      fit: 'within',
      usual: { minMinor: 1000, maxMinor: 1667 },
    })
  })
  test('euros are not compared with pounds', () => {
    expect(verdict({ currency: 'EUR' }).fit).toBe('not-comparable')
  })
  test('what is asked is judged first, then whether it covers the cost', () => {
    const asked = (minor: number, changes: Partial<CostPlan> = {}) =>
      askedVerdict({ ...edinburgh, ...changes }, defaultSettings, minor)
    expect(asked(2250, paid(1, 6000))).toMatchObject({
      fit: 'within',
      sentence: '£22.50 is within the usual £15–£25. For the cost alone £11.50 each would do.',
    })
    expect(asked(2000).sentence).toBe(
      '£20 is within the usual £15–£25. It does not cover the cost: that takes £22.50 each, or 9 members.',
    )
    expect(asked(2000, paid(2, 7500)).sentence).toContain('£28.50 each. Two paid leaders do not')
    expect(asked(2600).fit).toBe('above')
    expect(asked(0).sentence).toContain('£0 is less than the usual £15–£25. It does not cover the cost')
    expect(asked(1500, paid(0, 0)).sentence).toContain('leaders and room are given')
    expect(asked(0, paid(0, 0)).sentence).toBe('Nothing to pay: leaders and room are given.')
    expect(asked(2000, { currency: 'EUR' }).fit).toBe('not-comparable')
  })
  test('what would fit does fit', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const { sentence, fit } = contributionVerdict(plan, defaultSettings)
        if (fit !== 'above') return
        const members = / with (\d+) members/.exec(sentence)?.[1]
        if (members) {
          expect(
            contributionVerdict({ ...plan, expectedMembers: Number(members) }, defaultSettings).fit,
          ).not.toBe('above')
        }
        const fee = /a fee of £([\d,]+) an hour/.exec(sentence)?.[1]
        if (fee) {
          const other = paid(paidLeadersOf(plan), Number(fee.replaceAll(',', '')) * 100)
          expect(contributionVerdict({ ...plan, ...other }, defaultSettings).fit).not.toBe('above')
        }
      }),
    )
  })
})

const anyPlan: fc.Arbitrary<CostPlan> = fc
  .record({
    leaderFeesPerHourMinor: fc.array(fc.nat(20_000), { maxLength: 4 }),
    meetingMinutes: fc.integer({ min: 30, max: 240 }),
    paidPreMeetingMinutes: fc.nat(60),
    paidDebriefMinutes: fc.nat(60),
    roomMinor: fc.nat(60_000),
    roomPer: fc.constantFrom('meeting', 'term'),
    supervisionPerSessionMinor: fc.nat(5000),
    otherPerSessionMinor: fc.nat(5000),
    meetingsATerm: fc.integer({ min: 1, max: 60 }),
    expectedMembers: fc.integer({ min: 1, max: 30 }),
    reducedPlaces: fc.nat(29),
    reducedMinor: fc.nat(3000),
    gapsPercent: fc.nat(50),
    reservePercent: fc.nat(100),
  })
  .map((plan) => ({
    ...plan,
    currency: 'GBP' as const,
    reducedPlaces: Math.min(plan.reducedPlaces, plan.expectedMembers - 1),
  }))

test('what is asked covers the cost, gaps, reduced places and reserve among it, and 50 pence less would not', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const cost = sessionCost(plan)
      const asked = cost.contributionToAskMinor ?? 0
      expect(cost.parts.reduce((sum, { minor }) => sum + minor, 0)).toBe(cost.totalMinor)
      expect(Number.isInteger(cost.totalMinor)).toBe(true)
      expect(broughtInMinor(plan, asked, plan.expectedMembers)).toBeGreaterThanOrEqual(cost.totalMinor)
      if (asked > 0)
        expect(broughtInMinor(plan, asked - 50, plan.expectedMembers)).toBeLessThan(cost.totalMinor)
      const enough = breakEvenMembers(plan, asked)
      if (asked > 0) expect(enough).toBeLessThanOrEqual(plan.expectedMembers)
    }),
  )
})

test('a term of meetings carries a room that is paid by the term, and a penny a meeting more at most', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const room =
        sessionCost({ ...plan, roomPer: 'term' }).parts.find(({ name }) => name === 'room')?.minor ?? 0
      const carried = room * plan.meetingsATerm
      expect(carried).toBeGreaterThanOrEqual(plan.roomMinor)
      expect(carried - plan.roomMinor).toBeLessThan(plan.meetingsATerm)
    }),
  )
})

test('R72: the first meeting may be free', () => {
  expect(amountForMeetings(2000, 6, { firstFree: false })).toBe(12_000)
  expect(amountForMeetings(2000, 6, { firstFree: true })).toBe(10_000)
  expect(amountForMeetings(2000, 0, { firstFree: true })).toBe(0)
})
