import { formatTime, timeZoneName, type Weekday } from '../../../shared/calendar.ts'
import { type Rhythm, regularDay } from '../../../shared/rhythm.ts'

interface Frame {
  weekday: Weekday | null
  startTime: Temporal.PlainTime | null
  rhythm: Rhythm | null
  lengthMinutes: number | null
  timeZone: string
}

/** 'Tuesdays at 19:30 (UK time), every 2 weeks, 90 minutes'; null while day or time is open. */
export function regularTime({ weekday, startTime, rhythm, lengthMinutes, timeZone }: Frame): string | null {
  if (weekday === null || startTime === null) return null
  return [
    regularDay(weekday, rhythm, `${formatTime(startTime)} (${timeZoneName(timeZone)})`),
    lengthMinutes && `${lengthMinutes} minutes`,
  ]
    .filter(Boolean)
    .join(', ')
}
