import { expect, test } from 'vitest'
import { easterSunday } from './easter.ts'
import { calendarOfZone, daysObserved, publicHolidays } from './public-holidays.ts'
import { guidanceRegions, type HolidayCalendar, holidayCalendars } from './region.ts'
import { isWorkingDay } from './working-days.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const dates = (calendar: HolidayCalendar, year: number) =>
  publicHolidays(calendar, year)
    .map(({ on }) => on.toString().slice('2026-'.length))
    .join(' ')

test('Easter falls where the churches keep it', () => {
  const known = [
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2028-04-16',
    '2029-04-01',
    '2030-04-21',
  ]
  for (const date of [...known, '1954-04-18', '1981-04-19', '2038-04-25', '2049-04-18', '2076-04-19'])
    expect(easterSunday(day(date).year).toString()).toBe(date)
})

// As gov.uk, nidirect, mygov.scot and citizensinformation.ie announce them, or as their rules make them; without
// days proclaimed once, such as the coronation's of 2023.
const known: Record<Exclude<HolidayCalendar, 'none'>, Record<number, string>> = {
  'england-and-wales': {
    2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
    2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
    2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
    2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
    2029: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
    2030: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  },
  scotland: {
    2021: '01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28',
    2023: '01-02 01-03 04-07 05-01 05-29 08-07 11-30 12-25 12-26',
    2026: '01-01 01-02 04-03 05-04 05-25 08-03 11-30 12-25 12-28',
    2027: '01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28',
    2028: '01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26',
    2029: '01-01 01-02 03-30 05-07 05-28 08-06 11-30 12-25 12-26',
    2030: '01-01 01-02 04-19 05-06 05-27 08-05 12-02 12-25 12-26',
  },
  'northern-ireland': {
    2026: '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28',
    2027: '01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28',
    2028: '01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26',
    2029: '01-01 03-19 03-30 04-02 05-07 05-28 07-12 08-27 12-25 12-26',
    2030: '01-01 03-18 04-19 04-22 05-06 05-27 07-12 08-26 12-25 12-26',
  },
  ireland: {
    2026: '01-01 02-02 03-17 04-06 05-04 06-01 08-03 10-26 12-25 12-26',
    2027: '01-01 02-01 03-17 03-29 05-03 06-07 08-02 10-25 12-25 12-26',
    2028: '01-01 02-07 03-17 04-17 05-01 06-05 08-07 10-30 12-25 12-26',
    2029: '01-01 02-05 03-17 04-02 05-07 06-04 08-06 10-29 12-25 12-26',
    2030: '01-01 02-01 03-17 04-22 05-06 06-03 08-05 10-28 12-25 12-26',
  },
}

for (const [calendar, years] of Object.entries(known)) {
  test(`the days of ${calendar} are those announced, substitutes included`, () => {
    for (const [year, expected] of Object.entries(years))
      expect(dates(calendar as HolidayCalendar, Number(year)), year).toBe(expected)
  })
}

test('a day kept on another says so', () => {
  expect(publicHolidays('england-and-wales', 2026).at(-1)?.name).toBe('Boxing Day (substitute day)')
})

test('no year lets two holidays fall on one day, and every British one is a working day taken off', () => {
  for (const calendar of holidayCalendars) {
    for (let year = 2020; year < 2120; year += 1) {
      const days = publicHolidays(calendar, year)
      expect(new Set(days.map(({ on }) => on.toString())).size, `${calendar} ${year}`).toBe(days.length)
      if (calendar !== 'ireland') expect(days.every(({ on }) => on.dayOfWeek < 6)).toBe(true)
    }
  }
})

test('every region of the guidance has a calendar; who gives no region has that of the society’s zone', () => {
  expect(new Set(guidanceRegions.map(({ holidays }) => holidays)).size).toBe(4)
  expect(calendarOfZone('Europe/London')).toBe('england-and-wales')
  expect(calendarOfZone('Europe/Dublin')).toBe('ireland')
  expect(calendarOfZone('Europe/Berlin')).toBe('none')
})

test('the society adds a coronation and works on a day it does not keep; the newest word of a day holds', () => {
  const on = day('2027-05-10')
  const year = { from: day('2027-05-01'), to: day('2027-05-31') }
  const added = { on, name: 'Coronation', isObserved: true }
  const took = { on: day('2027-05-03'), name: 'Early May bank holiday', isObserved: false }
  const names = (changes: Parameters<typeof daysObserved>[1]) =>
    daysObserved('scotland', changes, year).map(({ name }) => name)
  expect(names([added, took])).toEqual(['Coronation', 'Spring bank holiday'])
  expect(names([{ ...added, isObserved: false }, added, took])).toEqual(['Spring bank holiday'])
  expect(names([added, { ...added, isObserved: false }])).toEqual([
    'Early May bank holiday',
    'Coronation',
    'Spring bank holiday',
  ])
})

test('days are read across the turn of a year', () => {
  const days = daysObserved('scotland', [], { from: day('2026-12-25'), to: day('2027-01-04') })
  expect(days.map(({ on }) => on.toString())).toEqual([
    '2026-12-25',
    '2026-12-28',
    '2027-01-01',
    '2027-01-04',
  ])
})

test('no holiday is a working day, and no Saturday', () => {
  const holidays = new Set(
    daysObserved('scotland', [], { from: day('2026-12-01'), to: day('2027-01-31') }).map(({ on }) =>
      on.toString(),
    ),
  )
  expect(isWorkingDay(day('2026-12-24'), holidays)).toBe(true)
  expect(isWorkingDay(day('2026-12-28'), holidays)).toBe(false)
  expect(isWorkingDay(day('2027-01-02'), holidays)).toBe(false)
})
