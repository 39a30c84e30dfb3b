const SATURDAY = 6

/** Monday to Friday, unless it is a holiday; `holidays` are ISO dates as queries/holidays.ts answers them. */
export const isWorkingDay = (day: Temporal.PlainDate, holidays: ReadonlySet<string>): boolean =>
  day.dayOfWeek < SATURDAY && !holidays.has(day.toString())

/** How many working days lie after `from`, up to and including `to`. */
export function workingDaysBetween(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  holidays: ReadonlySet<string>,
): number {
  let count = 0
  for (
    let day = from.add({ days: 1 });
    Temporal.PlainDate.compare(day, to) <= 0;
    day = day.add({ days: 1 })
  ) {
    if (isWorkingDay(day, holidays)) count += 1
  }
  return count
}
