const MONTHS = 12

/** The first days of the last twelve months, this one included, oldest first. */
export function lastMonths(today: Temporal.PlainDate): Temporal.PlainDate[] {
  const thisMonth = today.with({ day: 1 })
  return Array.from({ length: MONTHS }, (_, back) => thisMonth.subtract({ months: MONTHS - 1 - back }))
}
