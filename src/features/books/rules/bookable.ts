import { type Refusal, refuse } from '../../../shared/refusal.ts'

type Day = Temporal.PlainDate

/** As far back as something is still booked; further, it would change years that have been reported. */
const YEARS_BACK = 3

/** The first day on which something can be booked; the database looks at the same (0055, `keeps_adds`). */
export const firstBookable = (today: Day): Day => today.subtract({ years: YEARS_BACK }).add({ days: 1 })

export type DayRefusal = Refusal<'not-yet' | 'too-long-ago'>

/** Why nothing can be booked on a day, where it is `today` for the group; null: it can. */
export function whyNotOn(on: Day, today: Day): DayRefusal | null {
  if (Temporal.PlainDate.compare(on, today) > 0) return refuse('not-yet')
  return Temporal.PlainDate.compare(on, firstBookable(today)) < 0 ? refuse('too-long-ago') : null
}

/** Every page says it in these words. */
export const dayWords = {
  'not-yet': 'This day has not come yet.',
  'too-long-ago': 'This is more than three years ago: those books are closed.',
}
