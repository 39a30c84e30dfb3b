import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timesAround } from './leaders-time.ts'
import { kindOfMeeting, type SessionKind, sessionKinds } from './session-kind.ts'
import { minutesOf, type PlanOf, planLines, plannedPhases, tooLongBeforeTheCase } from './session-plan.ts'

const ninety = (kind: SessionKind): PlanOf => ({
  kind,
  meetingMinutes: 90,
  mode: 'online',
  introductionsPercent: 50,
})
const anyPlan = fc.record({
  kind: fc.constantFrom(...sessionKinds),
  meetingMinutes: fc.integer({ min: 30, max: 240 }),
  mode: fc.constantFrom('online' as const, 'face-to-face' as const),
  introductionsPercent: fc.integer({ min: 20, max: 80 }),
})
const outline = (of: PlanOf, own: Record<string, number> | null = null) =>
  plannedPhases(of, own).map(({ from, label, minutes }) => `${from} ${label} ${minutes}`)

describe('the plan of a session', () => {
  test('R60: a first meeting of ninety minutes gives half of them to getting to know each other', () => {
    expect(outline(ninety('first'))).toEqual([
      '0 Introductions 25',
      '25 What we are here for 10',
      '35 Ground rules 10',
      '45 One case 40',
      '85 Close 5',
    ])
  })
  test('two cases: five minutes, forty for each, five to close; their minutes are asked once for both', () => {
    expect(planLines(ninety('two-cases'), null).map((line) => [line.name, line.minutes, line.times])).toEqual(
      [
        ['settle', 5, 1],
        ['telling', 6, 2],
        ['questions', 4, 2],
        ['group-works', 25, 2],
        ['return', 5, 2],
        ['close', 5, 1],
      ],
    )
  })
  test('R41: a taster has one whole case, and time to ask what it would be to belong', () => {
    expect(outline(ninety('taster'))).toEqual([
      '0 Welcome 10',
      '10 Introductions 10',
      '20 One case 50',
      '70 How was it? 15',
      '85 Close 5',
    ])
  })
  test('a group’s own minutes hold, and what it left out is not there', () => {
    const own = {
      settle: 5,
      'who-has-a-case': 0,
      telling: 10,
      questions: 5,
      'group-works': 55,
      return: 10,
      close: 5,
    }
    expect(outline(ninety('one-case'), own)).toEqual([
      '0 Settling in 5',
      '5 Telling 10',
      '15 Clarifying questions 5',
      '20 The group works 55',
      '75 Return 10',
      '85 Close 5',
    ])
  })
  test('in a meeting of another length they are kept in proportion', () => {
    const own = {
      settle: 10,
      'who-has-a-case': 0,
      telling: 10,
      questions: 10,
      'group-works': 40,
      return: 10,
      close: 10,
    }
    expect(outline({ ...ninety('one-case'), meetingMinutes: 45 }, own)[0]).toBe('0 Settling in 5')
  })
  test('whatever the kind, the length and the minutes, the phases follow each other and fill the meeting', () => {
    const minutes = fc.dictionary(
      fc.constantFrom('settle', 'telling', 'group-works', 'introductions', 'case', 'close'),
      fc.integer({ min: 0, max: 240 }),
    )
    fc.assert(
      fc.property(anyPlan, fc.option(minutes), (of, own) => {
        let until = 0
        for (const phase of plannedPhases(of, own)) {
          expect(phase.from).toBe(until)
          expect(phase.minutes).toBeGreaterThan(0)
          until += phase.minutes
        }
        expect(until).toBe(of.meetingMinutes)
        expect(minutesOf(planLines(of, null))).toBe(of.meetingMinutes)
      }),
    )
  })
  test('R60: more than half for introductions is said, and only there', () => {
    const long = { introductions: 40, aims: 10, 'ground-rules': 10, case: 25, close: 5 }
    expect(tooLongBeforeTheCase(ninety('first'), planLines(ninety('first'), long))).toEqual({
      minutes: 60,
      most: 45,
    })
    expect(tooLongBeforeTheCase(ninety('first'), planLines(ninety('first'), null))).toBeNull()
    expect(tooLongBeforeTheCase(ninety('one-case'), planLines(ninety('one-case'), null))).toBeNull()
  })
})

describe('which kind a meeting is', () => {
  const usual = { chosen: null, isFirst: false, usual: null, meetingMinutes: 90 } as const
  test('what its leaders chose for it comes before everything', () => {
    expect(kindOfMeeting({ ...usual, chosen: 'one-case', isFirst: true })).toBe('one-case')
  })
  test('the first is a first meeting; any other is the group’s usual, or what its length has room for', () => {
    expect(kindOfMeeting({ ...usual, isFirst: true })).toBe('first')
    expect(kindOfMeeting({ ...usual, usual: 'one-case' })).toBe('one-case')
    expect(kindOfMeeting(usual)).toBe('two-cases')
    expect(kindOfMeeting({ ...usual, meetingMinutes: 60 })).toBe('one-case')
  })
})

test('R21–R22: the leaders’ times end where the meeting begins, and begin where it ends', () => {
  const meeting = {
    startsAt: Temporal.Instant.from('2026-12-08T19:30:00Z'),
    endsAt: Temporal.Instant.from('2026-12-08T21:00:00Z'),
  }
  const { before, after } = timesAround(meeting, { beforeMinutes: 15, afterMinutes: 20 })
  expect([before?.startsAt, before?.endsAt, after?.startsAt, after?.endsAt].map(String)).toEqual([
    '2026-12-08T19:15:00Z',
    '2026-12-08T19:30:00Z',
    '2026-12-08T21:00:00Z',
    '2026-12-08T21:20:00Z',
  ])
  expect(timesAround(meeting, { beforeMinutes: 0, afterMinutes: 0 })).toEqual({ before: null, after: null })
})
