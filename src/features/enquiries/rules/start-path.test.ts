import { describe, expect, test } from 'vitest'
import { routes } from '../../groups/rules/plan.ts'
import { defaultSettings } from '../../society/rules/society-settings.ts'
import {
  fieldsAsked,
  pathOf,
  progressAt,
  type Question,
  questionAfter,
  questionHref,
  questionOf,
  questions,
  saidBesides,
  ticksOf,
} from './start-path.ts'
import { readPlan, shortPlanQuery, type TrialPlan, usualPlan } from './trial-plan.ts'

const planned = (changes: Partial<TrialPlan>): TrialPlan => ({
  ...usualPlan(defaultSettings, changes),
  ...changes,
})

/** Walks from the choice of the route to the plan. */
function walk(plan: TrialPlan): Question[] {
  const walked: Question[] = []
  for (let next = questionAfter(plan, 'route'); next; next = questionAfter(plan, next)) walked.push(next)
  return walked
}

describe('the path', () => {
  test('of a new group face to face asks for people, leaders, a room, supervision and money', () => {
    expect(walk(planned({ route: 'face-to-face', leaders: 1 }))).toEqual([
      'where',
      'whom',
      'members',
      'joining',
      'leaders',
      'experience',
      'rhythm',
      'room',
      'supervision',
      'paid',
      'fee',
      'around',
    ])
  })
  test('of a new group online asks for talks with strangers and computers instead of a room (R33, R53)', () => {
    const path = walk(planned({ route: 'online', leaders: 1 }))
    expect(path).toEqual(expect.arrayContaining(['candidates', 'screen']))
    expect(path).not.toContain('room')
  })
  test('of a group that moves asks about the change, and nothing about strangers (R47, R77)', () => {
    const path = walk(planned({ route: 'moving-online', leaders: 2 }))
    expect(path).toEqual(expect.arrayContaining(['agreement', 'roles', 'screen', 'ways', 'room']))
    for (const question of ['whom', 'joining', 'experience', 'candidates'])
      expect(path).not.toContain(question)
  })
  test('leaves out what does not matter after what was said', () => {
    expect(pathOf(planned({ leaders: 0 }))).not.toContain('experience')
    expect(pathOf(planned({ leaders: 1, route: 'moving-online' }))).not.toContain('roles')
    const given = pathOf(planned({ paidLeaders: 0 }))
    expect(given).not.toContain('fee')
    expect(given).not.toContain('around')
  })
  test('counts the questions that matter, and knows the one before', () => {
    expect(progressAt(planned({}), 'where')).toEqual({ at: 1, of: 11, previous: null })
    expect(progressAt(planned({ leaders: 1 }), 'rhythm')).toEqual({ at: 7, of: 12, previous: 'experience' })
    expect(progressAt(planned({ paidLeaders: 0 }), 'fee')).toBeNull()
    expect(progressAt(planned({}), 'route')).toBeNull()
  })
})

describe('an answer', () => {
  const full: Partial<TrialPlan> = {
    area: 'roles',
    leaders: 2,
    paidLeaders: 1,
    professions: ['GP'],
    interestedMembers: 3,
    expectedMembers: 7,
    leadersWereMembers: true,
    settled: ['members-agree', 'computers', 'connection', 'way-in', 'roles', 'signal', 'interviews'],
    hasRoom: true,
    roomPerSessionMinor: 1250,
    supervision: true,
    paidPreMeetingMinutes: 15,
    paidDebriefMinutes: 20,
  }
  test.each(routes)('on the way %s is asked anew without touching any other', (route) => {
    const plan = planned({ ...full, route })
    for (const question of pathOf(plan)) {
      const { plan: rest } = readPlan(saidBesides(question, plan, defaultSettings), defaultSettings)
      const own = fieldsAsked(question)
      for (const field of Object.keys(plan) as (keyof TrialPlan)[]) {
        if (!own.includes(field) && field !== 'settled') expect(rest[field], field).toEqual(plan[field])
      }
      const ticks = ticksOf(question, plan)
      expect(rest.settled).toEqual(plan.settled.filter((thing) => !ticks.includes(thing)))
    }
  })
  test('stands in the address of the next question', () => {
    const plan = planned({ ...full, route: 'online' })
    const href = questionHref('screen', plan, defaultSettings)
    expect(href).toBe(`/start/screen?${shortPlanQuery(plan, defaultSettings)}`)
    expect(readPlan(new URL(href, 'http://x').searchParams, defaultSettings).plan).toEqual(plan)
  })
  test('has one question each', () => {
    for (const field of Object.keys(planned(full)) as (keyof TrialPlan)[]) {
      const asking = questions.filter((question) => fieldsAsked(question).includes(field))
      expect(asking, field).toHaveLength(field === 'settled' ? 0 : 1)
      if (field !== 'settled') expect(questionOf(field)).toBe(asking[0])
    }
  })
})
