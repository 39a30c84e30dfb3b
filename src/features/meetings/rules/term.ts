import type { Weekday } from '../../../shared/calendar.ts'
import { daysOf, longestTermDays, type Rhythm } from '../../../shared/rhythm.ts'

/** How a term is bounded: so many meetings, or those up to a day. */
export type TermEnd = { readonly count: number } | { readonly until: Temporal.PlainDate }

export interface TermFrame {
  readonly weekday: Weekday
  readonly rhythm: Rhythm
  readonly startsAtTime: Temporal.PlainTime
  readonly minutes: number
  readonly timeZone: string
}

export interface TermPlan extends TermFrame {
  /** The term begins on this day or on the first fitting one after it. */
  readonly firstOn: Temporal.PlainDate
  readonly end: TermEnd
  /** Left out: with a count the term goes on longer, up to a day it has fewer meetings. */
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

/** What a term may hold at most; the table says the same. */
export const mostMeetings = 60

/** A term repeats in local time: half past seven stays half past seven when the clocks change (R40, R45). */
export function termDates(plan: TermPlan): TermDate[] {
  return termDays(plan)
    .filter(({ isLeftOut }) => !isLeftOut)
    .map(({ on }, index) => meetingOn(on, index + 1, plan))
}

/** Every day of the rhythm within the term, those that are left out among them. */
export function termDays(plan: TermPlan): { on: Temporal.PlainDate; isLeftOut: boolean }[] {
  checkPlan(plan)
  const left = new Set(plan.without?.map(String))
  const days: { on: Temporal.PlainDate; isLeftOut: boolean }[] = []
  let meetings = 0
  for (const on of daysOf(plan.weekday, plan.rhythm, plan.firstOn)) {
    if (isPast(on, meetings, plan.end)) return days
    const isLeftOut = left.has(on.toString())
    if (!isLeftOut) meetings += 1
    days.push({ on, isLeftOut })
  }
  return days
}

const isPast = (day: Temporal.PlainDate, meetings: number, end: TermEnd): boolean =>
  'count' in end
    ? meetings >= end.count
    : meetings >= mostMeetings || Temporal.PlainDate.compare(day, end.until) > 0

function checkPlan({ rhythm, end, firstOn }: TermPlan): void {
  if ('everyWeeks' in rhythm && (!Number.isInteger(rhythm.everyWeeks) || rhythm.everyWeeks < 1))
    throw new RangeError('A term’s dates are whole weeks apart.')
  if ('count' in end && (!Number.isInteger(end.count) || end.count < 0 || end.count > mostMeetings))
    throw new RangeError(`A term has a whole number of dates, up to ${mostMeetings}.`)
  if ('until' in end && firstOn.until(end.until).days > longestTermDays)
    throw new RangeError('A term ends within three years.')
}

/** A meeting of the group's on a day of its own. */
export function meetingOn(
  localDate: Temporal.PlainDate,
  number: number,
  { startsAtTime, timeZone, minutes }: Pick<TermFrame, 'startsAtTime' | 'timeZone' | 'minutes'>,
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
