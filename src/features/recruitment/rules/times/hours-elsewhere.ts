import { formatTime } from '../../../../shared/calendar.ts'
import { hoursOf, type TimeOfDay } from '../../../../shared/times-of-day.ts'

interface Zones {
  groups: string
  own: string
  /** Clocks change on different days in different places: today's difference is shown. */
  today: Temporal.PlainDate
}

/** '20:00 to 22:30': a slot's hours where the reader is; null where clocks say the same. */
export function hoursElsewhere(time: TimeOfDay, { groups, own, today }: Zones): string | null {
  const { from, until } = hoursOf[time]
  const there = (at: Temporal.PlainTime) =>
    today.toZonedDateTime({ timeZone: groups, plainTime: at }).withTimeZone(own)
  const [begins, ends] = [there(from), there(until)]
  if (begins.toPlainTime().equals(from)) return null
  const days = begins.toPlainDate().since(today).total('days')
  const day = days > 0 ? ', the day after' : days < 0 ? ', the day before' : ''
  return `${formatTime(begins.toPlainTime())} to ${formatTime(ends.toPlainTime())}${day}`
}
