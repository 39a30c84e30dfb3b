/** ISO weekdays: 1 is Monday, 7 is Sunday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
export type Weekday = (typeof weekdays)[number]

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

export function weekdayName(weekday: Weekday): string {
  return weekdayNames[weekday - 1] ?? ''
}

export function isWeekday(number: number): number is Weekday {
  return Number.isInteger(number) && number >= 1 && number <= 7
}

/** 'Tuesday 8 December 2026' */
export function formatDate(date: Temporal.PlainDate): string {
  return `${formatShortDate(date)} ${date.year}`
}

/** 'Tuesday 8 December' */
export function formatShortDate(date: Temporal.PlainDate): string {
  return `${weekdayNames[date.dayOfWeek - 1]} ${date.day} ${monthNames[date.month - 1]}`
}

/** '8 December 2026' */
export function formatDateOnly(date: Temporal.PlainDate): string {
  return `${date.day} ${monthNames[date.month - 1]} ${date.year}`
}

/** '19:30' */
export function formatTime(time: Temporal.PlainTime): string {
  return time.toString({ smallestUnit: 'minute' })
}

export function dateIn(instant: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate()
}

/** 'Tuesday 8 December 2026' */
export function formatDay(instant: Temporal.Instant, timeZone: string): string {
  return formatDate(dateIn(instant, timeZone))
}

/** '19:30' */
export function formatTimeOfDay(instant: Temporal.Instant, timeZone: string): string {
  return formatTime(instant.toZonedDateTimeISO(timeZone).toPlainTime())
}

/** 'Tuesday 8 December 2026, 19:30' */
export function formatDayAndTime(instant: Temporal.Instant, timeZone: string): string {
  return `${formatDay(instant, timeZone)}, ${formatTimeOfDay(instant, timeZone)}`
}

/** 'Tuesday 8 December 2026, 19:30 to 21:00' */
export function formatMeetingTime(
  startsAt: Temporal.Instant,
  endsAt: Temporal.Instant,
  timeZone: string,
): string {
  return `${formatDayAndTime(startsAt, timeZone)} to ${formatTimeOfDay(endsAt, timeZone)}`
}

const everydayZoneNames: Readonly<Record<string, string>> = {
  'Europe/London': 'UK time',
  'Europe/Dublin': 'Irish time',
}

/** Half a century ago Berlin had no summer time, and its time another name. */
const anyDayNow = Date.UTC(2026, 0, 15)

/** 'UK time', 'Eastern Time': what to say beside a time that people read elsewhere. */
export function timeZoneName(timeZone: string): string {
  const everyday = everydayZoneNames[timeZone]
  if (everyday) return everyday
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    timeZoneName: 'longGeneric',
  }).formatToParts(anyDayNow)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone
}

/** 'every week', 'every 2 weeks' */
export function rhythm(everyWeeks: number): string {
  return everyWeeks === 1 ? 'every week' : `every ${everyWeeks} weeks`
}

const areaAndCity = /^(?:UTC|[A-Z][A-Za-z]+(?:\/[A-Z][A-Za-z0-9_+-]*){1,2})$/

/** An IANA name such as Europe/London. A bare offset is refused: it knows nothing of clock changes. */
export function isTimeZone(text: string): boolean {
  if (!areaAndCity.test(text)) return false
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: text })
    return true
  } catch {
    return false
  }
}
