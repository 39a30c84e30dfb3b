import { expect, test } from 'vitest'
import { defaultSettings as settings } from '../../society/rules/society-settings.ts'
import { coversInWords, firstGroup, isFirstName } from './first-group.ts'
import { emptyPlan } from './plan.ts'
import { shownGroup, whenInWords } from './shown-group.ts'

test('a founder without a plan begins with what is usual (R6–R8)', () => {
  const begin = (kind: 'start-face-to-face' | 'start-online' | 'something-else') =>
    firstGroup({ plan: null, kind, regionName: 'Scotland', settings })
  expect(begin('start-face-to-face')).toMatchObject({
    mode: 'face-to-face',
    fewest_members: 6,
    most_members: 8,
  })
  expect(begin('start-online')).toMatchObject({ mode: 'online', name: 'Scotland online group' })
  expect(begin('something-else').mode).toBe('face-to-face')
})

test('a founder with a plan begins with the plan, whatever the enquiry was headed', () => {
  const plan = { ...emptyPlan(settings, 'moving-online'), expectedMembers: 5, everyWeeks: 3 }
  expect(firstGroup({ plan, kind: 'start-face-to-face', regionName: null, settings })).toMatchObject({
    name: 'New online group',
    mode: 'online',
    fewest_members: 5,
    most_members: 5,
    every_weeks: 3,
  })
})

test('a group is known to bear its first name still, until its leaders choose one', () => {
  const where = { area: 'Leith', regionName: 'Scotland' }
  const { name } = firstGroup({
    plan: { ...emptyPlan(settings), area: 'Leith' },
    kind: 'start-face-to-face',
    regionName: 'Scotland',
    settings,
  })
  expect(name).toBe('Leith group')
  expect(isFirstName(name, where)).toBe(true)
  expect(isFirstName('Scotland online group', where)).toBe(true)
  expect(isFirstName('Leith Tuesday Group', where)).toBe(false)
})

test('what the planned contribution pays for is said', () => {
  const plan = { ...emptyPlan(settings), paidLeaders: 2, roomPerSessionMinor: 2000 }
  expect(coversInWords(plan)).toBe('both leaders and the room')
  expect(coversInWords({ ...plan, paidLeaders: 1, roomPerSessionMinor: 0 })).toBe('the leader')
  expect(coversInWords({ ...plan, route: 'online' })).toBe('both leaders')
  expect(coversInWords({ ...plan, supervisionPerSessionMinor: 500 })).toBe(
    'both leaders, the room and supervision',
  )
})

const leith = {
  id: '1',
  name: 'Leith',
  mode: 'face-to-face',
  regionName: 'Scotland',
  area: 'Leith',
  professions: ['GP', 'Nurse', 'Counsellor'],
  languages: ['English'],
  weekday: 2,
  startTime: Temporal.PlainTime.from('19:30'),
  rhythm: { everyWeeks: 2 },
  lengthMinutes: 90,
  contribution: { minor: 2250, currency: 'GBP' },
  freePlaces: 3,
  seats: [],
  leaders: [{ name: 'Ailsa' }],
} as const

test('the directory says when, whom for and at what cost', () => {
  expect(shownGroup(leith)).toMatchObject({
    where: 'Leith, Scotland',
    when: 'Tuesdays at 19:30, every 2 weeks, 90 minutes',
    professions: 'For GPs, nurses and counsellors',
    cost: '£22.50 a meeting',
    leaders: ['Ailsa'],
  })
  expect(shownGroup({ ...leith, professions: [] }).professions).toContain('everyone')
  expect(shownGroup({ ...leith, professions: ['GP'] }).professions).toBe('For GPs')
  expect(shownGroup({ ...leith, contribution: { minor: 0, currency: 'GBP' } }).cost).toBe('Free of charge')
  expect(whenInWords({ ...leith, weekday: null })).toBeNull()
})

test('of a group without a settled day or hour the directory says so', () => {
  expect(shownGroup({ ...leith, weekday: null, startTime: null }).when).toBe(
    'Day and time still to be agreed',
  )
  expect(shownGroup({ ...leith, startTime: null }).when).toBe(
    'Tuesdays, every 2 weeks, 90 minutes; time still to be agreed',
  )
  expect(
    shownGroup({ ...leith, weekday: null, pausesUntil: Temporal.PlainDate.from('2027-01-04') }).when,
  ).toBe('Day and time still to be agreed. Pauses until 4 January 2027')
})
