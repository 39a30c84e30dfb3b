/**
 * The minutes between two instants that lie on working days: a working day counts from midnight to midnight, since
 * nobody knows when volunteers sit at their desks; Saturdays, Sundays and holidays do not count at all.
 */
export function workingMinutes(
  from: Temporal.Instant,
  until: Temporal.Instant,
  { timeZone, isWorking }: { timeZone: string; isWorking: (day: Temporal.PlainDate) => boolean },
): number {
  const end = until.toZonedDateTimeISO(timeZone)
  let moment = from.toZonedDateTimeISO(timeZone)
  let minutes = 0
  while (Temporal.ZonedDateTime.compare(moment, end) < 0) {
    const midnight = moment.startOfDay().add({ days: 1 }).startOfDay()
    const stop = Temporal.ZonedDateTime.compare(midnight, end) < 0 ? midnight : end
    if (isWorking(moment.toPlainDate())) minutes += moment.until(stop).total('minutes')
    moment = stop
  }
  return Math.round(minutes)
}
