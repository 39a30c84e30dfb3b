import { dateIn, formatDayAndTime, formatMeetingTime, formatTimeOfDay, timeZoneName } from './calendar.ts'

interface Span {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

/** Whether clocks in two zones show different times then: London and Dublin never do, London and Berlin always. */
export const clocksDiffer = ({ startsAt, endsAt }: Span, zone: string, other: string): boolean =>
  [startsAt, endsAt].some(
    (at) => at.toZonedDateTimeISO(zone).offsetNanoseconds !== at.toZonedDateTimeISO(other).offsetNanoseconds,
  )

/** 'Tuesday 8 December 2026, 19:30 to 20:00 (UK time)' */
export const timeInZone = ({ startsAt, endsAt }: Span, zone: string): string =>
  `${formatMeetingTime(startsAt, endsAt, zone)} (${timeZoneName(zone)})`

/** The same as the other side's clocks show it, or null where they show the same. The day is said where it differs. */
export function timeElsewhere(span: Span, zone: string, other: string): string | null {
  if (!clocksDiffer(span, zone, other)) return null
  const { startsAt, endsAt } = span
  if (!dateIn(startsAt, zone).equals(dateIn(startsAt, other))) return timeInZone(span, other)
  return `${formatTimeOfDay(startsAt, other)} to ${formatTimeOfDay(endsAt, other)} (${timeZoneName(other)})`
}

/**
 * A group's time for whoever reads by other clocks: 'Tuesday 8 December 2026, 19:30 to 21:00 (UK time); for you Wednesday
 * 9 December 2026, 06:30 to 08:00 (Australian Eastern Time)'.
 * @param own null: not known, so the group's hold
 */
export function timeForReader(span: Span, groupZone: string, own: string | null): string {
  const here = timeInZone(span, groupZone)
  const there = own === null ? null : timeElsewhere(span, groupZone, own)
  return there ? `${here}; for you ${there}` : here
}

/** The same of a moment: 'Tuesday 8 December 2026, 19:20 (UK time); for you Wednesday 9 December 2026, 06:20 (…)'. */
export function momentForReader(at: Temporal.Instant, groupZone: string, own: string | null): string {
  const here = `${formatDayAndTime(at, groupZone)} (${timeZoneName(groupZone)})`
  return own !== null && clocksDiffer({ startsAt: at, endsAt: at }, groupZone, own)
    ? `${here}; for you ${formatDayAndTime(at, own)} (${timeZoneName(own)})`
    : here
}

/** The zones of two who talk: the reader's, and the other side's. */
export interface Zones {
  readonly own: string
  readonly other: string
}

/** 'Tuesday 8 December 2026, 18:00 to 18:30 (UK time); there 19:00 to 19:30 (Central European Time)' */
export function whenInWords(span: Span, { own, other }: Zones): string {
  const elsewhere = timeElsewhere(span, own, other)
  return elsewhere ? `${timeInZone(span, own)}; there ${elsewhere}` : timeInZone(span, own)
}
