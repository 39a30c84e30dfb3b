import { formatTime, rhythm, timeZoneName, type Weekday, weekdayName } from '../../../shared/calendar.ts'

interface Frame {
  weekday: Weekday | null
  startTime: Temporal.PlainTime | null
  everyWeeks: number | null
  lengthMinutes: number | null
  timeZone: string
}

/** 'Tuesdays at 19:30 (UK time), every 2 weeks, 90 minutes'; null while day or time is open. */
export function regularTime({
  weekday,
  startTime,
  everyWeeks,
  lengthMinutes,
  timeZone,
}: Frame): string | null {
  if (weekday === null || startTime === null) return null
  return [
    `${weekdayName(weekday)}s at ${formatTime(startTime)} (${timeZoneName(timeZone)})`,
    everyWeeks && rhythm(everyWeeks),
    lengthMinutes && `${lengthMinutes} minutes`,
  ]
    .filter(Boolean)
    .join(', ')
}
