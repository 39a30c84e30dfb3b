import type { Weekday } from '../../../shared/calendar.ts'
import type { Rhythm } from '../../../shared/rhythm.ts'
import type { TermFrame } from './term.ts'

interface GroupFrame {
  readonly weekday: Weekday | null
  readonly startTime: Temporal.PlainTime | null
  readonly rhythm: Rhythm | null
  readonly lengthMinutes: number | null
  readonly timeZone: string
}

/** When the group meets as a rule; null while its frame lacks day, time, rhythm or length. */
export function termFrameOf({
  weekday,
  startTime,
  rhythm,
  lengthMinutes,
  timeZone,
}: GroupFrame): TermFrame | null {
  if (weekday === null || !startTime || !rhythm || !lengthMinutes) return null
  return { weekday, rhythm, startsAtTime: startTime, minutes: lengthMinutes, timeZone }
}
