import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../society/rules/society-settings.ts'
import { circleSeats, freePlaces } from './circle.ts'
import { emptyPlan, type GroupPlan, groupPlan, planOutcome } from './plan.ts'
import { groupPlanForm } from './plan-form.ts'
import { settledThings } from './plan-points.ts'

const today = Temporal.PlainDate.from('2026-09-01')
const outcome = (changes: Partial<GroupPlan>, route: GroupPlan['route'] = 'face-to-face') =>
  planOutcome({ ...emptyPlan(defaultSettings, route), ...changes }, defaultSettings, today)
const missing = (changes: Partial<GroupPlan>, route?: GroupPlan['route']) =>
  outcome(changes, route).missing.map((one) => one.rule.name)

describe('a visitor’s plan', () => {
  test('R6, R16, R17, R36, R40: a first thought misses members, a second leader, experience, a room, supervision', () => {
    expect(missing({})).toEqual([
      'enough-members',
      'two-leaders',
      'member-experience',
      'psychodynamic-training',
      'room',
      'supervision',
    ])
  })
  test('online it asks for two experienced leaders, talks with strangers and computers, and no room (R33, R49, R50, R53)', () => {
    expect(missing({}, 'online')).toEqual([
      'enough-members',
      'two-leaders-online',
      'member-experience',
      'psychodynamic-training',
      'supervision',
      'interviews',
      'computers',
      'connection',
    ])
    expect(missing({ expectedMembers: 12 }, 'online')).toContain('size-on-screen')
  })
  test('a plan with everything misses nothing and says what it has', () => {
    const full = outcome({
      leaders: 2,
      leadersWereMembers: true,
      oneAccredited: true,
      onePsychodynamic: true,
      interestedMembers: 8,
      hasRoom: true,
      supervision: true,
    })
    expect(full.missing).toEqual([])
    expect(full.found).toContain('A room')
  })
  test('R74–R75: it says honestly when two paid leaders do not fit what is usual', () => {
    const { verdict, cost } = outcome({ leaderFeePerHourMinor: 7500, roomPerSessionMinor: 2000 })
    expect(cost.contributionToAskMinor).toBe(3100)
    expect(verdict).toMatchObject({ fit: 'above' })
    expect(verdict.sentence).toContain('Two paid leaders do not fit')
  })
  test('R76: online a room costs nothing, whatever was typed before', () => {
    expect(outcome({ roomPerSessionMinor: 2000 }, 'online').cost.totalMinor).toBe(18_000)
  })
  test('shows the circle as it would be: who is found and who is still missing', () => {
    const seats = outcome({ leaders: 1, interestedMembers: 3 }).circle.map((seat) => seat.state)
    expect(seats).toEqual(['leader', 'member', 'member', 'member', ...Array(5).fill('empty')])
  })
  test('R47, R77: a group that moves is asked about the screen alone; its members are there', () => {
    const moving: Partial<GroupPlan> = { leaders: 2, expectedMembers: 7 }
    expect(missing(moving, 'moving-online')).toEqual([
      'members-agree',
      'computers',
      'connection',
      'way-in',
      'roles',
      'open-word',
      'signal',
      'debrief',
      'supervision',
    ])
    expect(missing({ ...moving, leaders: 1 }, 'moving-online')).toContain('two-on-screen')
    expect(missing({ ...moving, leaders: 1 }, 'moving-online')).not.toContain('roles')
    expect(missing({ ...moving, expectedMembers: 12 }, 'moving-online')).toContain('size-on-screen')
    const seats = outcome(moving, 'moving-online').circle.map((seat) => seat.state)
    expect(seats).toEqual(['leader', 'leader', ...Array(7).fill('member')])
  })
  test('R65: what one may do or leave is an idea, never missing', () => {
    const { ideas, missing: gaps } = outcome({ leaders: 2 }, 'moving-online')
    expect(ideas.map(({ rule }) => rule.name)).toEqual(['sit-back'])
    expect(gaps.every(({ rule }) => rule.weight !== 'may')).toBe(true)
  })
  test('whatever is settled is there', () => {
    const all = outcome(
      { leaders: 2, expectedMembers: 7, settled: [...settledThings], supervision: true },
      'moving-online',
    )
    expect(all.missing).toEqual([])
    expect(all.found).toContain('Everybody agrees to the change')
  })
  test('R21–R22, R74: time before and after and the group’s share of supervision are in the cost', () => {
    const { cost } = outcome({
      paidPreMeetingMinutes: 15,
      paidDebriefMinutes: 20,
      supervisionPerSessionMinor: 1000,
    })
    // 2 × £60 × 125 ÷ 60 = £250.
    expect(cost.totalMinor).toBe(26_000)
    expect(cost.contributionToAskMinor).toBe(3250)
  })
  test('R76: a group that leaves its room sees what each pays with and without it', () => {
    const { cost, costWithRoom } = outcome({ expectedMembers: 8, roomPerSessionMinor: 2400 }, 'moving-online')
    expect(cost.contributionToAskMinor).toBe(2250)
    expect(costWithRoom?.contributionToAskMinor).toBe(2550)
    expect(outcome({}, 'moving-online').costWithRoom).toBeNull()
  })
  test('that was kept before these questions were asked is read all the same', () => {
    const { settled, paidPreMeetingMinutes, paidDebriefMinutes, supervisionPerSessionMinor, ...old } =
      emptyPlan(defaultSettings)
    expect(groupPlan.parse(old)).toEqual(emptyPlan(defaultSettings))
    expect(groupPlan.parse({ ...old, settled: ['computers', 'of-another-program'] }).settled).toEqual([
      'computers',
    ])
  })
  test('is kept as JSON with an enquiry and read back the same', () => {
    const plan = emptyPlan(defaultSettings)
    expect(groupPlan.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan)
    expect(groupPlan.safeParse({ ...plan, route: 'by-post' }).success).toBe(false)
  })
  test('is read from its form, amounts in pounds', () => {
    const form = groupPlanForm(['GP', 'Nurse'])
    const typed = {
      ...Object.fromEntries(Object.entries(emptyPlan(defaultSettings)).map(([k, v]) => [k, String(v)])),
      settled: ['signal'],
    }
    const plan = form.parse({ ...typed, leaderFeePerHourMinor: '67.50', professions: ['GP'], hasRoom: 'yes' })
    expect(plan).toMatchObject({
      leaderFeePerHourMinor: 6750,
      professions: ['GP'],
      hasRoom: true,
      supervision: false,
      settled: ['signal'],
    })
    expect(groupPlan.parse(plan)).toEqual(plan)
  })
})

describe('the circle', () => {
  const edinburgh = { leaders: 1, leadersInvited: 1, members: 5, offers: 1, mostMembers: 8 }

  test('has a seat for each: leaders, members, places on offer, free ones', () => {
    const seats = circleSeats(edinburgh)
    expect(seats.map((seat) => seat.state)).toEqual([
      'leader',
      'offered',
      ...Array(5).fill('member'),
      'offered',
      'empty',
      'empty',
    ])
    expect(seats[1]?.label).toBe('invited')
  })
  test('an offer keeps its place; a smaller limit never makes negative seats', () => {
    expect(freePlaces(edinburgh)).toBe(2)
    expect(freePlaces({ ...edinburgh, mostMembers: 4 })).toBe(0)
  })
})
