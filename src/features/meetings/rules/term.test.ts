import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Weekday } from '../../../shared/calendar.ts'
import { nthsOfMonth, type Rhythm } from '../../../shared/rhythm.ts'
import { type DaysOff, everyDay, isUsuallyLeftOut, marksOf, noChoices } from './days-off.ts'
import { mostMeetings, type TermPlan, termDates } from './term.ts'
import { plannedTerm } from './term-plan.ts'

const edinburgh: TermPlan = {
  weekday: 2,
  rhythm: { everyWeeks: 2 },
  startsAtTime: Temporal.PlainTime.from('19:30'),
  minutes: 90,
  timeZone: 'Europe/London',
  firstOn: Temporal.PlainDate.from('2026-10-13'),
  end: { count: 4 },
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
      end: { count: 1 },
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

test('a group may meet on the second, or the last, of its weekdays in each month', () => {
  const monthly = (nthOfMonth: 2 | -1) =>
    termDates({ ...edinburgh, rhythm: { nthOfMonth } }).map(({ localDate }) => localDate.toString())
  expect(monthly(2)).toEqual(['2026-10-13', '2026-11-10', '2026-12-08', '2027-01-12'])
  expect(monthly(-1)).toEqual(['2026-10-27', '2026-11-24', '2026-12-29', '2027-01-26'])
})

test('up to a day: what is left out makes the term shorter', () => {
  const until = { ...edinburgh, end: { until: Temporal.PlainDate.from('2026-11-24') } }
  expect(termDates(until)).toHaveLength(4)
  const without = [Temporal.PlainDate.from('2026-11-10')]
  expect(termDates({ ...until, without }).map(({ localDate }) => localDate.toString())).toEqual([
    '2026-10-13',
    '2026-10-27',
    '2026-11-24',
  ])
})

/** At an hour that no clock change touches: they happen at night in all these zones. */
const byDay = fc
  .integer({ min: 5 * 60, max: 22 * 60 })
  .map((minute) => new Temporal.PlainTime(Math.floor(minute / 60), minute % 60))
const rhythms: fc.Arbitrary<Rhythm> = fc.oneof(
  fc.integer({ min: 1, max: 12 }).map((everyWeeks) => ({ everyWeeks })),
  fc.constantFrom(...nthsOfMonth).map((nthOfMonth) => ({ nthOfMonth })),
)
const days = fc
  .integer({ min: 0, max: 3650 })
  .map((later) => Temporal.PlainDate.from('2025-01-01').add({ days: later }))
/** Terms that begin anywhere in the year, so around both clock changes of each zone. */
const plans: fc.Arbitrary<Omit<TermPlan, 'without'>> = fc
  .record({
    weekday: fc.integer({ min: 1, max: 7 }).map((day) => day as Weekday),
    rhythm: rhythms,
    startsAtTime: byDay,
    minutes: fc.integer({ min: 30, max: 240 }),
    timeZone: fc.constantFrom(
      'Europe/London',
      'Europe/Dublin',
      'Australia/Sydney',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Tokyo',
    ),
    firstOn: days,
    count: fc.integer({ min: 0, max: 30 }),
    untilDays: fc.option(fc.integer({ min: 0, max: 700 })),
  })
  .map(({ count, untilDays, ...plan }) => ({
    ...plan,
    end: untilDays === null ? { count } : { until: plan.firstOn.add({ days: untilDays }) },
  }))
/** Holidays, pauses and leave, near enough to be met with. */
const daysOff: fc.Arbitrary<((firstOn: Temporal.PlainDate) => DaysOff)[]> = fc.array(
  fc
    .record({
      kind: fc.constantFrom('holiday' as const, 'pause' as const, 'leave' as const),
      later: fc.integer({ min: 0, max: 400 }),
      lasts: fc.integer({ min: 0, max: 40 }),
    })
    .map(({ kind, later, lasts }) => (firstOn: Temporal.PlainDate) => ({
      kind,
      firstOn: firstOn.add({ days: later }),
      lastOn: firstOn.add({ days: later + lasts }),
      name: kind,
    })),
  { maxLength: 12 },
)

test('any term: always its local time, on its weekday, in its rhythm, as long as it should be', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const dates = termDates(plan)
      dates.forEach((date, index) => {
        const start = date.startsAt.toZonedDateTimeISO(plan.timeZone)
        expect(start.toPlainTime().equals(plan.startsAtTime)).toBe(true)
        expect(start.toPlainDate().equals(date.localDate)).toBe(true)
        expect(start.dayOfWeek).toBe(plan.weekday)
        expect(date.endsAt.since(date.startsAt).total('minutes')).toBe(plan.minutes)
        expect(date.clockChange).toBe('none')
        const before = dates[index - 1]
        if (before) expectInRhythm(before.localDate, date.localDate, plan.rhythm)
        if ('nthOfMonth' in plan.rhythm)
          expect(nthOf(date.localDate, plan.rhythm.nthOfMonth)).toBe(plan.rhythm.nthOfMonth)
      })
      const wait = dates[0] ? plan.firstOn.until(dates[0].localDate).days : 0
      expect(wait).toBeGreaterThanOrEqual(0)
      expect(wait).toBeLessThan('everyWeeks' in plan.rhythm ? 7 : 62)
    }),
  )
})

function expectInRhythm(before: Temporal.PlainDate, day: Temporal.PlainDate, rhythm: Rhythm) {
  if ('everyWeeks' in rhythm) expect(before.until(day).days).toBe(7 * rhythm.everyWeeks)
  else expect(before.with({ day: 1 }).until(day.with({ day: 1 }), { largestUnit: 'months' }).months).toBe(1)
}

/** Which of its weekdays in the month a day is, counted from the side that is asked about. */
const nthOf = (day: Temporal.PlainDate, asked: number): number =>
  asked === -1 ? (day.day + 7 > day.daysInMonth ? -1 : 0) : Math.ceil(day.day / 7)

test('any term: no date on a day that is left out, the number kept, the last day kept', () => {
  fc.assert(
    fc.property(plans, daysOff, (plan, off) => {
      const marks = off.map((each) => each(plan.firstOn))
      const { dates, days: shown } = plannedTerm(plan, marks, noChoices)
      for (const { localDate } of dates)
        expect(isUsuallyLeftOut(marksOf(localDate, marks)), `${localDate}`).toBe(false)
      if ('count' in plan.end) expect(dates).toHaveLength(plan.end.count)
      else {
        const whole = plannedTerm(plan, marks, everyDay)
        const leftOut = shown.filter(({ isLeftOut }) => isLeftOut)
        expect(dates.length).toBeLessThanOrEqual(mostMeetings)
        if (whole.dates.length < mostMeetings) expect(dates.length + leftOut.length).toBe(whole.dates.length)
        for (const { localDate } of dates)
          expect(Temporal.PlainDate.compare(localDate, plan.end.until)).toBeLessThanOrEqual(0)
      }
      expect(shown.filter(({ isLeftOut }) => !isLeftOut).map(({ on }) => on.toString())).toEqual(
        dates.map(({ localDate }) => localDate.toString()),
      )
    }),
  )
})

test('what leaders decide of a marked day holds; days they have not seen are left out as usual', () => {
  const off = (on: string, kind: DaysOff['kind'] = 'holiday'): DaysOff => {
    const day = Temporal.PlainDate.from(on)
    return { kind, firstOn: day, lastOn: day, name: kind }
  }
  const marks = [off('2026-10-27'), off('2026-11-10', 'leave'), off('2026-12-08')]
  const chosen = (seen: string[], leftOut: string[]) =>
    plannedTerm(edinburgh, marks, { seen: new Set(seen), leftOut: new Set(leftOut) }).dates.map(
      ({ localDate }) => localDate.toString().slice(5),
    )
  expect(chosen([], [])).toEqual(['10-13', '11-10', '11-24', '12-22'])
  // The holiday is kept, the leave is left out; the holiday that now comes into view is not decided.
  expect(chosen(['2026-10-27', '2026-11-10'], ['2026-11-10'])).toEqual(['10-13', '10-27', '11-24', '12-22'])
})
