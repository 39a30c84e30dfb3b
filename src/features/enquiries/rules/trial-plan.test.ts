import { describe, expect, test } from 'vitest'
import { emptyPlan } from '../../groups/rules/plan.ts'
import { defaultSettings } from '../../society/rules/guidance.ts'
import {
  carriedPlan,
  planFields,
  planQuery,
  readTrialPlan,
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
}

describe('a trial plan', () => {
  test('travels in an address and comes out the same', () => {
    expect(carriedPlan.parse(planQuery(leith))).toEqual(leith)
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
  })
  test('is told by field what is wrong with it', () => {
    const typed = planFields(new URLSearchParams('expectedMembers=eight&area=a&area=b'), defaultSettings)
    const problems = trialPlanForm.safeParse(typed).error?.issues.map(({ path }) => path[0])
    expect(problems).toEqual(['expectedMembers', 'area'])
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
