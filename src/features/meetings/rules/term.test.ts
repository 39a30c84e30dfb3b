import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Weekday } from '../../../shared/calendar.ts'
import { type TermPlan, termDates } from './term.ts'

const edinburgh: TermPlan = {
  weekday: 2,
  everyWeeks: 2,
  startsAtTime: Temporal.PlainTime.from('19:30'),
  minutes: 90,
  timeZone: 'Europe/London',
  firstOn: Temporal.PlainDate.from('2026-10-13'),
  count: 4,
}

test('R45: a fortnightly term keeps half past seven when the clocks go back in October', () => {
  expect(termDates(edinburgh).map((date) => `${date.localDate} ${date.startsAt} ${date.endsAt}`)).toEqual([
    '2026-10-13 2026-10-13T18:30:00Z 2026-10-13T20:00:00Z',
    '2026-10-27 2026-10-27T19:30:00Z 2026-10-27T21:00:00Z',
    '2026-11-10 2026-11-10T19:30:00Z 2026-11-10T21:00:00Z',
    '2026-11-24 2026-11-24T19:30:00Z 2026-11-24T21:00:00Z',
  ])
})

test('a term begins on its weekday, on or after the day given', () => {
  const [first] = termDates({ ...edinburgh, firstOn: Temporal.PlainDate.from('2026-10-14') })
  expect(first?.localDate.toString()).toBe('2026-10-20')
})

test('a holiday is left out and the term keeps its number of dates', () => {
  const dates = termDates({ ...edinburgh, without: [Temporal.PlainDate.from('2026-10-27')] })
  expect(dates.map((date) => `${date.number} ${date.localDate}`)).toEqual([
    '1 2026-10-13',
    '2 2026-11-10',
    '3 2026-11-24',
    '4 2026-12-08',
  ])
})

describe('at the clock change itself', () => {
  const sunday = (time: string, firstOn: string) =>
    termDates({
      ...edinburgh,
      weekday: 7,
      count: 1,
      startsAtTime: Temporal.PlainTime.from(time),
      firstOn: Temporal.PlainDate.from(firstOn),
    })[0]

  test('a time that is jumped over begins an hour later by the clock', () => {
    expect(sunday('01:30', '2027-03-28')).toMatchObject({
      clockChange: 'skipped-hour',
      startsAt: Temporal.Instant.from('2027-03-28T01:30:00Z'),
    })
  })
  test('a time that comes twice begins at the first', () => {
    expect(sunday('01:30', '2026-10-25')).toMatchObject({
      clockChange: 'repeated-hour',
      startsAt: Temporal.Instant.from('2026-10-25T00:30:00Z'),
    })
  })
  test('a meeting across the change lasts its 90 minutes', () => {
    const night = sunday('00:30', '2026-10-25')
    expect(night?.endsAt.since(night.startsAt).total('minutes')).toBe(90)
  })
})

test('any term: its weekday, its local time, its rhythm, its number of dates', () => {
  const plan = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }).map((day) => day as Weekday),
    everyWeeks: fc.integer({ min: 1, max: 8 }),
    // Clock changes happen at night in all these zones.
    startsAtTime: fc
      .integer({ min: 5 * 60, max: 22 * 60 })
      .map((m) => new Temporal.PlainTime(Math.floor(m / 60), m % 60)),
    minutes: fc.integer({ min: 30, max: 240 }),
    timeZone: fc.constantFrom(
      'Europe/London',
      'Europe/Dublin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Tokyo',
    ),
    firstOn: fc
      .integer({ min: 0, max: 3650 })
      .map((days) => Temporal.PlainDate.from('2025-01-01').add({ days })),
    count: fc.integer({ min: 0, max: 30 }),
  })
  fc.assert(
    fc.property(plan, (term) => {
      const dates = termDates(term)
      expect(dates).toHaveLength(term.count)
      dates.forEach((date, index) => {
        const start = date.startsAt.toZonedDateTimeISO(term.timeZone)
        expect(start.toPlainTime().equals(term.startsAtTime)).toBe(true)
        expect(start.toPlainDate().equals(date.localDate)).toBe(true)
        expect(start.dayOfWeek).toBe(term.weekday)
        expect(date.endsAt.since(date.startsAt).total('minutes')).toBe(term.minutes)
        expect(date.clockChange).toBe('none')
        const before = dates[index - 1]
        if (before) expect(before.localDate.until(date.localDate).days).toBe(7 * term.everyWeeks)
      })
      const wait = dates[0] ? term.firstOn.until(dates[0].localDate).days : 0
      expect(wait).toBeGreaterThanOrEqual(0)
      expect(wait).toBeLessThan(7)
    }),
  )
})
