import { timeZoneName, type Weekday, weekdayName } from '../../../../shared/calendar.ts'
import { hoursInWords, hoursOf, type Slot, slotOf, type slotWords } from '../../../../shared/times-of-day.ts'
import { hoursElsewhere } from './hours-elsewhere.ts'
import type { SlotAnswers, TimePoll } from './time-poll.ts'

/** As a form asks it. A no comes first: it stands there until something else is ticked. */
export const answerChoices = [
  { value: 'not', label: 'No' },
  { value: 'if-need-be', label: 'If need be' },
  { value: 'good', label: 'Good' },
] as const satisfies readonly { value: (typeof slotWords)[number]; label: string }[]

interface Readers {
  groups: string
  /** Null where the reader has not said. */
  own: string | null
  today: Temporal.PlainDate
}

export interface SlotInWords {
  name: Slot
  time: string
  hours: string
  hoursThere: string | null
  value: string
}

export interface DayInWords {
  name: string
  slots: SlotInWords[]
}

/** What is asked, day by day, with what was answered before. */
export function weekInWords(
  poll: Pick<TimePoll, 'weekdays' | 'timesOfDay'>,
  said: SlotAnswers | null,
  zones: Readers,
): DayInWords[] {
  return poll.weekdays.map((day: Weekday) => ({
    name: weekdayName(day),
    slots: poll.timesOfDay.map((time) => {
      const slot = slotOf(day, time)
      const there = zones.own && hoursElsewhere(time, { ...zones, own: zones.own })
      return {
        name: slot,
        time: hoursOf[time].name,
        hours: hoursInWords(time),
        hoursThere: there ? `${there} for you` : null,
        value: said?.get(slot) ?? 'not',
      }
    }),
  }))
}

/** 'Hours are UK time; beside them stands what that is where you are (Central European Time).' */
export function zoneInWords({ groups, own, today }: Readers): string {
  const usual = `Hours are ${timeZoneName(groups)}`
  const differs = own !== null && hoursElsewhere('midday', { groups, own, today }) !== null
  return differs
    ? `${usual}; under them stands what that is where you are (${timeZoneName(own)}).`
    : `${usual}.`
}
