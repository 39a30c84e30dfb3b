import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  minutesOf,
  offeredPeriods,
  type Period,
  periodInWords,
  periodProblem,
  type Session,
  tallyOf,
} from './period.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const period = (firstOn: string, lastOn: string): Period => ({ firstOn: day(firstOn), lastOn: day(lastOn) })

function session(startsAt: string, more: Partial<Session> = {}): Session {
  const start = Temporal.Instant.from(startsAt)
  return {
    meetingId: startsAt,
    termId: 'spring',
    startsAt: start,
    endsAt: start.add({ minutes: 90 }),
    mode: 'online',
    isTaken: true,
    state: 'present',
    ...more,
  }
}

const london = 'Europe/London'

describe('a period', () => {
  test('is offered for each term in which somebody was there, and each year, the latest first', () => {
    const sessions = [
      session('2025-11-04T19:30:00Z', { termId: 'autumn' }),
      session('2026-01-06T19:30:00Z'),
      session('2026-03-17T19:30:00Z', { state: 'apologies' }),
      session('2026-06-02T18:30:00Z', { termId: 'summer', state: 'absent' }),
    ]
    expect(offeredPeriods(sessions, london).map(({ label }) => label)).toEqual([
      'The term from 6 January to 17 March 2026',
      'The term on 4 November 2025',
      'The year 2026',
      'The year 2025',
    ])
    expect(offeredPeriods([], london)).toEqual([])
  })

  test('is said without the year twice', () => {
    expect(periodInWords(period('2026-01-06', '2026-03-24'))).toBe('from 6 January to 24 March 2026')
    expect(periodInWords(period('2026-01-06', '2026-01-20'))).toBe('from 6 to 20 January 2026')
    expect(periodInWords(period('2025-11-03', '2026-02-09'))).toBe('from 3 November 2025 to 9 February 2026')
    expect(periodInWords(period('2026-01-06', '2026-01-06'))).toBe('on 6 January 2026')
  })

  test('begins before it ends, and is three years at most', () => {
    expect(periodProblem(period('2026-01-06', '2026-01-05'))).toBe('ends-before-it-begins')
    expect(periodProblem(period('2026-01-06', '2026-01-06'))).toBeNull()
    expect(periodProblem(period('2024-01-01', '2026-12-31'))).toBeNull()
    expect(periodProblem(period('2023-01-01', '2026-12-31'))).toBe('too-long')
  })
})

describe('what counts of a period', () => {
  test('is where somebody was there; apologies and absence do not, and what nobody noted is said', () => {
    const sessions = [
      session('2026-01-06T19:30:00Z'),
      session('2026-01-20T19:30:00Z', { state: 'apologies' }),
      session('2026-02-03T19:30:00Z', { state: 'absent' }),
      session('2026-02-17T19:30:00Z', { isTaken: false, state: null }),
      session('2026-03-03T19:30:00Z', { endsAt: Temporal.Instant.from('2026-03-03T20:30:00Z') }),
    ]
    const tally = tallyOf(sessions, period('2026-01-01', '2026-12-31'), london)
    expect(tally.minutes).toBe(150)
    expect(tally.counted.map(({ meetingId }) => meetingId)).toEqual([
      '2026-01-06T19:30:00Z',
      '2026-03-03T19:30:00Z',
    ])
    expect(tally.notTaken.map(({ meetingId }) => meetingId)).toEqual(['2026-02-17T19:30:00Z'])
  })

  test('is reckoned by the days at the group’s place', () => {
    // In Sydney it is the first of January already.
    const newYear = [session('2025-12-31T20:00:00Z')]
    const year = period('2026-01-01', '2026-12-31')
    expect(tallyOf(newYear, year, 'Australia/Sydney').counted).toHaveLength(1)
    expect(tallyOf(newYear, year, london).counted).toHaveLength(0)
  })

  test('counts the minutes that passed, in a night when the clocks change, too', () => {
    const start = Temporal.ZonedDateTime.from('2026-03-29T00:30[Europe/London]').toInstant()
    const end = Temporal.ZonedDateTime.from('2026-03-29T02:30[Europe/London]').toInstant()
    expect(minutesOf({ startsAt: start, endsAt: end })).toBe(60)
  })

  test('splits without loss: two periods that follow each other count what their whole counts', () => {
    const days = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 40 })
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 1, max: 699 }),
        fc.constantFrom(london, 'Australia/Sydney'),
        (held, cut, zone) => {
          const first = day('2025-01-01')
          const start = (offset: number) =>
            first.add({ days: offset }).toZonedDateTime({ timeZone: zone, plainTime: '19:30' })
          const sessions = held.map((offset) => session(start(offset).toInstant().toString()))
          const count = (from: number, to: number) =>
            tallyOf(sessions, { firstOn: first.add({ days: from }), lastOn: first.add({ days: to }) }, zone)
              .minutes
          expect(count(0, cut - 1) + count(cut, 700)).toBe(count(0, 700))
          expect(count(0, 700)).toBe(held.length * 90)
        },
      ),
    )
  })
})
