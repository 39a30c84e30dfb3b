import { choice, form, localDate, optional, several } from '../../../shared/form-values.ts'
import { slotFields, tickedSlots } from '../../../shared/slot-values.ts'
import { slotWords, timesOfDay } from '../../../shared/times-of-day.ts'

const days = ['1', '2', '3', '4', '5', '6', '7'] as const

/** What leaders ask: which days, which times of day, until when. */
export const askTimesForm = form({
  weekdays: several(days, { atLeast: 1 }),
  times: several(timesOfDay, { atLeast: 1 }),
  closes_on: optional(localDate()),
}).transform(({ weekdays, times, closes_on: closesOn }) => ({
  weekdays: weekdays.map(Number),
  timesOfDay: times,
  closesOn,
}))

/** A week, slot by slot. */
export const weekForm = form(slotFields).transform(tickedSlots)

/** The same in the form of application: the week while it is asked, or whether they can come at the time there is. */
export const timesApplied = form({ ...slotFields, comes: optional(choice(slotWords)) }).transform(
  ({ comes, ...week }) => ({ times: { ticked: tickedSlots(week), comes } }),
)

export const comesForm = form({ comes: choice(slotWords) })
