/** As far back as something is still booked; further, it would change years that have been reported. */
const YEARS_BACK = 3

/** Whether something can be booked on a day: not ahead (it may be tomorrow already where the group is), nor long ago. */
export function isBookable(on: Temporal.PlainDate, now: Temporal.Instant): boolean {
  const today = now.toZonedDateTimeISO('UTC').toPlainDate()
  return (
    Temporal.PlainDate.compare(on, today.add({ days: 1 })) <= 0 &&
    Temporal.PlainDate.compare(on, today.subtract({ years: YEARS_BACK })) >= 0
  )
}
