const saturday = 6

/**
 * The last day on which an answer is in time: so many working days after the day it was asked.
 * @param isHoliday whether a day is a public holiday where it was asked
 */
export function answerDue(
  askedOn: Temporal.PlainDate,
  workingDays: number,
  isHoliday: (day: Temporal.PlainDate) => boolean = () => false,
): Temporal.PlainDate {
  let day = askedOn
  for (let left = workingDays; left > 0; ) {
    day = day.add({ days: 1 })
    if (day.dayOfWeek < saturday && !isHoliday(day)) left -= 1
  }
  return day
}

/** How far the holidays have to be known for it: weekends, and more holidays than any fortnight has. */
export const farthestDue = (askedOn: Temporal.PlainDate, workingDays: number): Temporal.PlainDate =>
  askedOn.add({ days: workingDays * 2 + 21 })

/** 'today', 'yesterday', '12 days ago' */
export function ago(on: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const days = on.until(today).days
  if (days <= 0) return 'today'
  return days === 1 ? 'yesterday' : `${days} days ago`
}
