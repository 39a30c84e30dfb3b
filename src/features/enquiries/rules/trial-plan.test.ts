import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '../../../../tests/support/any-text.ts'
import { professions } from '../../../shared/professions.ts'
import { emptyPlan, routes } from '../../groups/rules/plan.ts'
import { settledThings } from '../../groups/rules/plan-points.ts'
import { defaultSettings } from '../../society/rules/society-settings.ts'
import {
  carriedPlan,
  planFields,
  planQuery,
  readPlan,
  readTrialPlan,
  shortPlanQuery,
  type TrialPlan,
  trialPlanForm,
  usualPlan,
} from './trial-plan.ts'

const leith: TrialPlan = {
  ...emptyPlan(defaultSettings),
  area: 'Leith & Portobello',
  professions: ['GP', 'Nurse'],
  leadersWereMembers: true,
  leaderFeePerHourMinor: 6750,
  paidDebriefMinutes: 20,
  settled: ['computers', 'signal'],
}

/** Any plan that the path can lead to. */
const anyPlan = fc.record({
  route: fc.constantFrom(...routes),
  area: fc.option(fc.constantFrom('Leith', 'Ynys Môn', 'a&b=c#d%', 'St. Ives.'), { nil: undefined }),
  region: fc.option(fc.uuid({ version: 7 }), { nil: undefined }),
  professions: fc.subarray([...professions]),
  leaders: fc.nat(2),
  leadersWereMembers: fc.boolean(),
  oneAccredited: fc.boolean(),
  onePsychodynamic: fc.boolean(),
  paidLeaders: fc.nat(2),
  leaderFeePerHourMinor: fc.nat(100_000),
  interestedMembers: fc.nat(30),
  expectedMembers: fc.integer({ min: 2, max: 30 }),
  meetingMinutes: fc.integer({ min: 30, max: 240 }),
  everyWeeks: fc.integer({ min: 1, max: 12 }),
  hasRoom: fc.boolean(),
  roomPerSessionMinor: fc.nat(100_000),
  supervision: fc.boolean(),
  paidPreMeetingMinutes: fc.nat(120),
  paidDebriefMinutes: fc.nat(120),
  supervisionPerSessionMinor: fc.nat(100_000),
  settled: fc.subarray([...settledThings]),
})

describe('a trial plan', () => {
  test('travels in an address and comes out the same, however long or short it is written', () => {
    expect(carriedPlan.parse(planQuery(leith))).toEqual(leith)
    fc.assert(
      fc.property(anyPlan, (plan) => {
        expect(carriedPlan.parse(planQuery(plan))).toEqual(plan)
        const short = new URLSearchParams(shortPlanQuery(plan, defaultSettings))
        expect(readPlan(short, defaultSettings).plan).toEqual(plan)
      }),
    )
  })
  test('is written shortly: what is as usual is left out', () => {
    for (const route of routes) {
      expect(shortPlanQuery(usualPlan(defaultSettings, { route }), defaultSettings)).toBe(`route=${route}`)
    }
    const plan = { ...usualPlan(defaultSettings, { route: 'online' }), leaders: 2, expectedMembers: 7 }
    expect(shortPlanQuery(plan, defaultSettings)).toBe('leaders=2&members=7&route=online')
  })
  test('survives being mailed: it holds no space or bracket, and ends in no full stop of somebody’s', () => {
    const query = shortPlanQuery({ ...leith, area: 'St. (Ives) <x>.' }, defaultSettings)
    expect(query).toMatch(/^[\w.+%&=*-]+$/)
    expect(query).toMatch(/&route=face-to-face$/)
  })
  test('is kept with an enquiry and read back the same', () => {
    expect(readTrialPlan(JSON.parse(JSON.stringify(leith)))).toEqual(leith)
  })
  test('is none when something else was kept', () => {
    for (const kept of [null, undefined, 'x', [], { ...leith, route: 'by-post' }]) {
      expect(readTrialPlan(kept)).toBeNull()
    }
  })
  test('takes what an address leaves out from what is usual for its way of meeting', () => {
    const plan = trialPlanForm.parse(
      planFields(new URLSearchParams('route=online&leaders=2'), defaultSettings),
    )
    expect(usualPlan(defaultSettings)).toMatchObject({ leaders: 0, paidLeaders: 2, interestedMembers: 0 })
    expect(plan).toMatchObject({
      route: 'online',
      leaders: 2,
      expectedMembers: 8,
      leaderFeePerHourMinor: 6000,
    })
    const moving = readPlan(new URLSearchParams('route=moving-online&leaders=2'), defaultSettings)
    expect(moving.plan).toMatchObject({ leaders: 2, paidLeaders: 2 })
  })
  test('is told by field what is wrong with it; the rest is read', () => {
    const { plan, problems } = readPlan(
      new URLSearchParams('expectedMembers=eight&area=a&area=b&leaders=2&settled=nonsense&region=x'),
      defaultSettings,
    )
    expect(Object.keys(problems).sort()).toEqual(['area', 'expectedMembers', 'region', 'settled'])
    expect(plan).toMatchObject({ leaders: 2, expectedMembers: 8, settled: [] })
  })
  test('is read from whatever stands in an address', () => {
    const names = [
      ...Object.keys(leith),
      'for',
      'fee',
      'before',
      'members',
      '__proto__',
      'around',
      'constructor',
    ]
    const name = fc.constantFrom(...names)
    const value = fc.oneof(anyText(), fc.constantFrom('-1', '1e9', 'NaN', '0-0', '9'.repeat(400)))
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 12 }), (entries) => {
        const { plan } = readPlan(new URLSearchParams(entries), defaultSettings)
        expect(carriedPlan.parse(planQuery(plan))).toEqual(plan)
      }),
    )
  })
})

describe('the plan an enquiry brings along', () => {
  test('may be missing', () => {
    expect(carriedPlan.parse(undefined)).toBeNull()
    expect(carriedPlan.parse(' ')).toBeNull()
  })
  test('is refused when it was tampered with', () => {
    for (const query of ['route=by-post', '__proto__=x', 'x'.repeat(5000), ['a', 'b']]) {
      expect(carriedPlan.safeParse(query).success).toBe(false)
    }
  })
})
