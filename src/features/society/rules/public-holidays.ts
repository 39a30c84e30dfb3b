import { easterSunday } from './easter.ts'
import type { HolidayCalendar } from './region.ts'

export interface PublicHoliday {
  readonly on: Temporal.PlainDate
  readonly name: string
}

const MONDAY = 1
const FRIDAY = 5
const SATURDAY = 6

type Rule = (year: number) => PublicHoliday

const fixed =
  (name: string, month: number, day: number): Rule =>
  (year) => ({ name, on: Temporal.PlainDate.from({ year, month, day }) })

const easter =
  (name: string, days: number): Rule =>
  (year) => ({ name, on: easterSunday(year).add({ days }) })

const firstMonday =
  (name: string, month: number): Rule =>
  (year) => ({ name, on: mondayFrom(Temporal.PlainDate.from({ year, month, day: 1 })) })

const lastMonday =
  (name: string, month: number): Rule =>
  (year) => ({ name, on: mondayFrom(Temporal.PlainDate.from({ year, month, day: 25 })) })

/** Every month with such a holiday has 31 days: its last Monday is the first one from the 25th on. */
const mondayFrom = (day: Temporal.PlainDate) => day.add({ days: (MONDAY + 7 - day.dayOfWeek) % 7 })

/** Since 2023: the first Monday in February, or the 1st itself where that is a Friday. */
const saintBrigid: Rule = (year) => {
  const first = Temporal.PlainDate.from({ year, month: 2, day: 1 })
  return { name: 'St Brigid’s Day', on: first.dayOfWeek === FRIDAY ? first : mondayFrom(first) }
}

const newYear = fixed('New Year’s Day', 1, 1)
const goodFriday = easter('Good Friday', -2)
const easterMonday = easter('Easter Monday', 1)
const earlyMay = firstMonday('Early May bank holiday', 5)
const spring = lastMonday('Spring bank holiday', 5)
const lateSummer = lastMonday('Summer bank holiday', 8)
const christmas = [fixed('Christmas Day', 12, 25), fixed('Boxing Day', 12, 26)]

interface Calendar {
  readonly days: readonly Rule[]
  /** Whether a day that falls on a weekend is kept on the next working day. */
  readonly hasSubstitutes: boolean
}

/**
 * What the law makes a holiday every year: the Banking and Financial Dealings Act 1971 with the yearly proclamations,
 * the St Andrew's Day Bank Holiday (Scotland) Act 2007; the Organisation of Working Time Act 1997, which gives no
 * other day when one falls on a weekend. Days proclaimed once are the society's to add (region_holiday).
 */
const calendars: Readonly<Record<HolidayCalendar, Calendar>> = {
  'england-and-wales': {
    hasSubstitutes: true,
    days: [newYear, goodFriday, easterMonday, earlyMay, spring, lateSummer, ...christmas],
  },
  scotland: {
    hasSubstitutes: true,
    days: [
      newYear,
      fixed('2 January', 1, 2),
      goodFriday,
      earlyMay,
      spring,
      firstMonday('Summer bank holiday', 8),
      fixed('St Andrew’s Day', 11, 30),
      ...christmas,
    ],
  },
  'northern-ireland': {
    hasSubstitutes: true,
    days: [
      newYear,
      fixed('St Patrick’s Day', 3, 17),
      goodFriday,
      easterMonday,
      earlyMay,
      spring,
      fixed('Battle of the Boyne', 7, 12),
      lateSummer,
      ...christmas,
    ],
  },
  ireland: {
    hasSubstitutes: false,
    days: [
      newYear,
      saintBrigid,
      fixed('St Patrick’s Day', 3, 17),
      easterMonday,
      firstMonday('May bank holiday', 5),
      firstMonday('June bank holiday', 6),
      firstMonday('August bank holiday', 8),
      lastMonday('October bank holiday', 10),
      fixed('Christmas Day', 12, 25),
      fixed('St Stephen’s Day', 12, 26),
    ],
  },
  none: { hasSubstitutes: false, days: [] },
}

/** A year's public holidays, in order; on a weekend they stand as the day on which they are kept instead. */
export function publicHolidays(calendar: HolidayCalendar, year: number): PublicHoliday[] {
  const { days, hasSubstitutes } = calendars[calendar]
  const all = days.map((rule) => rule(year))
  const kept = all.filter(({ on }) => on.dayOfWeek < SATURDAY || !hasSubstitutes)
  const taken = new Set(kept.map(({ on }) => on.toString()))
  for (const holiday of all) {
    if (kept.includes(holiday)) continue
    const on = nextFree(holiday.on, taken)
    taken.add(on.toString())
    kept.push({ on, name: `${holiday.name} (substitute day)` })
  }
  return kept.sort((one, other) => Temporal.PlainDate.compare(one.on, other.on))
}

function nextFree(from: Temporal.PlainDate, taken: ReadonlySet<string>): Temporal.PlainDate {
  let on = from
  while (on.dayOfWeek >= SATURDAY || taken.has(on.toString())) on = on.add({ days: 1 })
  return on
}

/** Of enquiries without a region: the calendar of the society's own time zone. */
export function calendarOfZone(timeZone: string): HolidayCalendar {
  if (timeZone === 'Europe/London') return 'england-and-wales'
  if (timeZone === 'Europe/Belfast') return 'northern-ireland'
  return timeZone === 'Europe/Dublin' ? 'ireland' : 'none'
}

/** What the society says of one day, newest first where there are several of a day. */
export interface DayChange {
  readonly on: Temporal.PlainDate
  readonly name: string
  readonly isObserved: boolean
}

/** A calendar's days between two dates, both included, with what the society has added and taken out. */
export function daysObserved(
  calendar: HolidayCalendar,
  changes: readonly DayChange[],
  { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): PublicHoliday[] {
  const days = new Map<string, PublicHoliday>()
  for (let year = from.year; year <= to.year; year += 1) {
    for (const holiday of publicHolidays(calendar, year)) days.set(holiday.on.toString(), holiday)
  }
  for (const { on, name, isObserved } of changes.toReversed()) {
    if (isObserved) days.set(on.toString(), { on, name })
    else days.delete(on.toString())
  }
  const { compare } = Temporal.PlainDate
  return [...days.values()]
    .filter(({ on }) => compare(on, from) >= 0 && compare(on, to) <= 0)
    .sort((one, other) => compare(one.on, other.on))
}
