const SATURDAY = 6

/** Monday to Friday, unless it is a holiday; `holidays` are ISO dates as queries/holidays.ts answers them. */
export const isWorkingDay = (day: Temporal.PlainDate, holidays: ReadonlySet<string>): boolean =>
  day.dayOfWeek < SATURDAY && !holidays.has(day.toString())
