import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { doors, doorsOpenAt, isWayInOpen } from './doors.ts'
import { firstMeetingPlan } from './first-meeting.ts'
import type { Phase } from './phase.ts'
import { proposeRoles, swapped, turnsFrom } from './roles.ts'
import { sessionPhases } from './session-phases.ts'

const meeting = {
  startsAt: Temporal.Instant.from('2026-12-08T19:30:00Z'),
  endsAt: Temporal.Instant.from('2026-12-08T21:00:00Z'),
}

test('R61: the way in opens ten minutes early and closes half an hour after the end', () => {
  const at = (time: string) => doors(meeting, 10, Temporal.Instant.from(`2026-12-08T${time}Z`))
  expect(doorsOpenAt(meeting, 10).toString()).toBe('2026-12-08T19:20:00Z')
  expect([at('19:19:59'), at('19:20:00'), at('21:29:59'), at('21:30:00')]).toEqual([
    'not-yet',
    'open',
    'open',
    'over',
  ])
  expect(isWayInOpen(meeting, 0, meeting.startsAt)).toBe(true)
})

const outline = (phases: readonly Phase[]) =>
  phases.map((phase) => `${phase.from} ${phase.name} ${phase.minutes}`)

describe('the first meeting', () => {
  test('R60: of 90 minutes, 45 to get to know each other, 40 for one case, 5 to close', () => {
    expect(
      outline(firstMeetingPlan({ meetingMinutes: 90, introductionsPercent: 50, mode: 'online' })),
    ).toEqual(['0 introductions 25', '25 aims 10', '35 ground-rules 10', '45 case 40', '85 close 5'])
  })
  test('R64: online it speaks of how one shows that one wants to speak', () => {
    const purposes = (mode: 'online' | 'face-to-face') =>
      firstMeetingPlan({ meetingMinutes: 90, introductionsPercent: 50, mode }).map((phase) => phase.purpose)
    expect(purposes('online').join()).toContain('want to speak')
    expect(purposes('face-to-face').join()).not.toContain('want to speak')
  })
  test('whatever its length, introductions stay within their share and the phases fill the time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 240 }), fc.integer({ min: 20, max: 80 }), (minutes, percent) => {
        const plan = firstMeetingPlan({
          meetingMinutes: minutes,
          introductionsPercent: percent,
          mode: 'online',
        })
        expectToFill(plan, minutes)
        expect(plan.find((phase) => phase.name === 'case')?.from).toBeLessThanOrEqual(
          (minutes * percent) / 100,
        )
      }),
    )
  })
})

describe('a usual meeting', () => {
  test('one case in 90 minutes', () => {
    expect(outline(sessionPhases(90, 1))).toEqual([
      '0 settle 10',
      '10 who-has-a-case 5',
      '15 telling 10',
      '25 questions 10',
      '35 group-works 40',
      '75 return 10',
      '85 close 5',
    ])
  })
  test('two cases in 90 minutes: 5, 40, 40, 5', () => {
    const phases = sessionPhases(90, 2)
    const minutes = (which: 1 | 2) =>
      phases.filter((phase) => phase.case === which).reduce((sum, phase) => sum + phase.minutes, 0)
    expect([phases[0]?.minutes, minutes(1), minutes(2), phases.at(-1)?.minutes]).toEqual([5, 40, 40, 5])
  })
  test('other lengths keep the proportions and fill the time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 30, max: 240 }),
        fc.constantFrom(1 as const, 2 as const),
        (minutes, cases) => {
          expectToFill(sessionPhases(minutes, cases), minutes)
        },
      ),
    )
  })
})

function expectToFill(phases: readonly Phase[], minutes: number) {
  let until = 0
  for (const phase of phases) {
    expect(phase.from).toBe(until)
    expect(phase.minutes).toBeGreaterThan(0)
    until += phase.minutes
  }
  expect(until).toBe(minutes)
}

describe('R58–R59: who moderates and who watches the process', () => {
  test('two leaders swap from meeting to meeting', () => {
    const first = proposeRoles(['ailsa', 'tom'], null)
    expect(first).toEqual({ moderatorId: 'ailsa', processWatcherId: 'tom' })
    const second = proposeRoles(['ailsa', 'tom'], first)
    expect(second).toEqual({ moderatorId: 'tom', processWatcherId: 'ailsa' })
    expect(proposeRoles(['ailsa', 'tom'], second)).toEqual(first)
  })
  test('one leader does both, and nothing waits for a second', () => {
    const alone = proposeRoles(['ailsa'], null)
    expect(alone).toEqual({ moderatorId: 'ailsa', processWatcherId: null })
  })
  test('where nobody leads, nobody has a role', () => {
    expect(proposeRoles([], null)).toBeNull()
  })
  test('a swap gives each the other’s task; whoever leads alone has nobody to swap with', () => {
    const roles = { moderatorId: 'ailsa', processWatcherId: 'tom' }
    expect(swapped(roles)).toEqual({ moderatorId: 'tom', processWatcherId: 'ailsa' })
    expect(swapped({ moderatorId: 'ailsa', processWatcherId: null })).toBeNull()
  })
  test('the turns follow from a meeting on; whoever is away leaves it to the other, and the turns go on', () => {
    const meetings = [
      { id: 'one', awayIds: [] },
      { id: 'two', awayIds: ['ailsa'] },
      { id: 'three', awayIds: ['ailsa', 'tom'] },
      { id: 'four', awayIds: [] },
    ]
    expect(turnsFrom(meetings, 'tom', ['ailsa', 'tom']).map(({ roles }) => roles)).toEqual([
      { moderatorId: 'tom', processWatcherId: 'ailsa' },
      { moderatorId: 'tom', processWatcherId: null },
      { moderatorId: 'tom', processWatcherId: 'ailsa' },
      { moderatorId: 'ailsa', processWatcherId: 'tom' },
    ])
    expect(turnsFrom(meetings.slice(0, 1), 'ailsa', ['ailsa'])).toEqual([
      { meetingId: 'one', roles: { moderatorId: 'ailsa', processWatcherId: null } },
    ])
  })
})
