import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../society/rules/guidance.ts'
import { amountForMeetings } from './contribution.ts'
import { breakEvenMembers, type CostPlan, costBars, sessionCost } from './cost.ts'
import { askedVerdict, contributionVerdict } from './usual-contribution.ts'

const edinburgh: CostPlan = {
  currency: 'GBP',
  paidLeaders: 2,
  leaderFeePerHourMinor: 6000,
  meetingMinutes: 90,
  paidPreMeetingMinutes: 0,
  paidDebriefMinutes: 0,
  roomPerSessionMinor: 0,
  supervisionPerSessionMinor: 0,
  expectedMembers: 8,
}

function share(changes: Partial<CostPlan>): number | null {
  return sessionCost({ ...edinburgh, ...changes }).contributionToAskMinor
}

describe('R74–R75: leaders’ fees, shared by the members', () => {
  test('two leaders for an hour and a half come to £180–£225, before room, pre-meeting and debrief', () => {
    const total = (fee: number) => sessionCost({ ...edinburgh, leaderFeePerHourMinor: fee }).totalMinor
    expect([total(6000), total(7500)]).toEqual([18_000, 22_500])
  })
  test.each([
    { leaders: 2, members: 10, from: 1800, to: 2250 },
    { leaders: 2, members: 8, from: 2250, to: 2850 },
    { leaders: 2, members: 6, from: 3000, to: 3750 },
    { leaders: 1, members: 8, from: 1150, to: 1450 },
  ])('$leaders paid, $members members: $from to $to pence', ({ leaders, members, from, to }) => {
    const group = { paidLeaders: leaders, expectedMembers: members }
    expect(share({ ...group, leaderFeePerHourMinor: 6000 })).toBe(from)
    expect(share({ ...group, leaderFeePerHourMinor: 7500 })).toBe(to)
  })
})

test('R21–R22: paid time before and after, room and supervision count too', () => {
  const cost = sessionCost({
    ...edinburgh,
    paidPreMeetingMinutes: 10,
    paidDebriefMinutes: 20,
    roomPerSessionMinor: 2500,
    supervisionPerSessionMinor: 1500,
  })
  expect(cost.parts).toEqual([
    { name: 'leaders', minor: 24_000 },
    { name: 'room', minor: 2500 },
    { name: 'supervision', minor: 1500 },
  ])
  expect(cost.totalMinor).toBe(28_000)
  expect(cost.contributionToAskMinor).toBe(3500)
})

test('the share is to the nearest penny, what is asked is rounded up to 50 pence', () => {
  expect(sessionCost({ ...edinburgh, leaderFeePerHourMinor: 7500 })).toMatchObject({
    totalMinor: 22_500,
    contributionToAskMinor: 2850,
  })
  expect(sessionCost({ ...edinburgh, expectedMembers: 0 })).toMatchObject({
    contributionToAskMinor: null,
  })
})

test('break-even: the fewest members who cover a meeting', () => {
  expect(breakEvenMembers(18_000, 2000)).toBe(9)
  expect(breakEvenMembers(18_001, 2000)).toBe(10)
  expect(breakEvenMembers(18_000, 0)).toBeNull()
  expect(breakEvenMembers(0, 0)).toBe(0)
})

test('R76: the fewer members, the higher the share', () => {
  const bars = costBars(edinburgh, 2250)
  expect(bars).toHaveLength(9)
  expect(bars[0]).toEqual({ members: 4, shareMinor: 4500, covered: false })
  expect(bars.find((bar) => bar.members === 8)).toEqual({ members: 8, shareMinor: 2250, covered: true })
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
    expect(verdict({ leaderFeePerHourMinor: 7500 }).sentence).toBe(
      '£28.50 each is more than the usual £15–£25 for a meeting of 90 minutes. Two paid leaders do not fit it with ' +
        'this many members; it would with 9 members, one paid leader or a fee of £66 an hour.',
    )
  })
  test('one leader is less than usual; volunteers in a free room cost nothing', () => {
    expect(verdict({ paidLeaders: 1 }).fit).toBe('below')
    expect(verdict({ paidLeaders: 0 }).sentence).toBe('Nothing to pay: leaders and room are given.')
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
    expect(asked(2250, { paidLeaders: 1 })).toMatchObject({
      fit: 'within',
      sentence: '£22.50 is within the usual £15–£25. For the cost alone £11.50 each would do.',
    })
    expect(asked(2000).sentence).toBe(
      '£20 is within the usual £15–£25. It does not cover the cost: that takes £22.50 each, or 9 members.',
    )
    expect(asked(2000, { leaderFeePerHourMinor: 7500 }).sentence).toContain(
      '£28.50 each. Two paid leaders do not',
    )
    expect(asked(2600).fit).toBe('above')
    expect(asked(0).sentence).toContain('£0 is less than the usual £15–£25. It does not cover the cost')
    expect(asked(1500, { paidLeaders: 0 }).sentence).toContain('leaders and room are given')
    expect(asked(0, { paidLeaders: 0 }).sentence).toBe('Nothing to pay: leaders and room are given.')
    expect(asked(2000, { currency: 'EUR' }).fit).toBe('not-comparable')
  })
  test('what would fit does fit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1000, max: 20_000 }),
        fc.integer({ min: 1, max: 14 }),
        fc.nat(6000),
        (paidLeaders, leaderFeePerHourMinor, expectedMembers, roomPerSessionMinor) => {
          const plan = {
            ...edinburgh,
            paidLeaders,
            leaderFeePerHourMinor,
            expectedMembers,
            roomPerSessionMinor,
          }
          const { sentence, fit } = contributionVerdict(plan, defaultSettings)
          const members = / (\d+) members/.exec(sentence)?.[1]
          const fee = /a fee of £(\d+) an hour/.exec(sentence)?.[1]
          if (fit !== 'above') return
          if (members) expect(verdict({ ...plan, expectedMembers: Number(members) }).fit).not.toBe('above')
          if (fee)
            expect(verdict({ ...plan, leaderFeePerHourMinor: Number(fee) * 100 }).fit).not.toBe('above')
        },
      ),
    )
  })
})

test('what is asked always covers the cost, and by less than 50 pence each', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(20_000), fc.nat(240), (members, fee, minutes) => {
      const cost = sessionCost({
        ...edinburgh,
        expectedMembers: members,
        leaderFeePerHourMinor: fee,
        meetingMinutes: minutes,
      })
      const asked = (cost.contributionToAskMinor ?? 0) * members
      expect(asked).toBeGreaterThanOrEqual(cost.totalMinor)
      expect(asked - cost.totalMinor).toBeLessThan(50 * members)
      expect(Number.isInteger(cost.totalMinor)).toBe(true)
    }),
  )
})

test('R72: the first meeting may be free', () => {
  expect(amountForMeetings(2000, 6, { firstFree: false })).toBe(12_000)
  expect(amountForMeetings(2000, 6, { firstFree: true })).toBe(10_000)
  expect(amountForMeetings(2000, 0, { firstFree: true })).toBe(0)
})
