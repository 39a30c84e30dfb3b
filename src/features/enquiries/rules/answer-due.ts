const saturday = 6

/** The last day on which an answer is in time: so many working days after the day it was asked. */
export function answerDue(askedOn: Temporal.PlainDate, workingDays: number): Temporal.PlainDate {
  let day = askedOn
  for (let left = workingDays; left > 0; ) {
    day = day.add({ days: 1 })
    if (day.dayOfWeek < saturday) left -= 1
  }
  return day
}

/** 'today', 'yesterday', '12 days ago' */
export function ago(on: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const days = on.until(today).days
  if (days <= 0) return 'today'
  return days === 1 ? 'yesterday' : `${days} days ago`
}
