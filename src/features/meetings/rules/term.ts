import type { Weekday } from '../../../shared/calendar.ts'

export interface TermPlan {
  readonly weekday: Weekday
  readonly everyWeeks: number
  readonly startsAtTime: Temporal.PlainTime
  readonly minutes: number
  readonly timeZone: string
  /** The term begins on this day or on the first such weekday after it. */
  readonly firstOn: Temporal.PlainDate
  readonly count: number
  /** Holidays: left out, and the term goes on a rhythm longer. */
  readonly without?: readonly Temporal.PlainDate[]
}

export interface TermDate {
  readonly number: number
  readonly localDate: Temporal.PlainDate
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  /**
   * 'skipped-hour': the clocks jump over this local time; the meeting begins as much later as they jump.
   * 'repeated-hour': the local time comes twice that night; the meeting begins at the first.
   * Both as RFC 5545, section 3.3.5, has calendar programs do.
   */
  readonly clockChange: 'none' | 'skipped-hour' | 'repeated-hour'
}

/** A term repeats in local time: half past seven stays half past seven when the clocks change (R40, R45). */
export function termDates(plan: TermPlan): TermDate[] {
  const { everyWeeks, count } = plan
  if (!Number.isInteger(everyWeeks) || everyWeeks < 1 || !Number.isInteger(count) || count < 0) {
    throw new RangeError('A term has a whole number of dates, whole weeks apart.')
  }
  const left = new Set(plan.without?.map(String))
  const dates: TermDate[] = []
  let day = onOrAfter(plan.firstOn, plan.weekday)
  while (dates.length < count) {
    if (!left.has(day.toString())) dates.push(meetingOn(day, dates.length + 1, plan))
    day = day.add({ weeks: everyWeeks })
  }
  return dates
}

function onOrAfter(day: Temporal.PlainDate, weekday: Weekday): Temporal.PlainDate {
  return day.add({ days: (weekday - day.dayOfWeek + 7) % 7 })
}

function meetingOn(
  localDate: Temporal.PlainDate,
  number: number,
  { startsAtTime, timeZone, minutes }: TermPlan,
): TermDate {
  const local = localDate.toPlainDateTime(startsAtTime)
  const start = local.toZonedDateTime(timeZone, { disambiguation: 'compatible' })
  const startsAt = start.toInstant()
  return {
    number,
    localDate,
    startsAt,
    endsAt: startsAt.add({ minutes }),
    clockChange: clockChangeAt(local, timeZone),
  }
}

function clockChangeAt(local: Temporal.PlainDateTime, timeZone: string): TermDate['clockChange'] {
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' })
  if (earlier.equals(later)) return 'none'
  return earlier.toPlainDateTime().equals(local) ? 'repeated-hour' : 'skipped-hour'
}
