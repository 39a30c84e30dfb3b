/** An offer holds until the end of its last day, as days are counted where the group is. */
export function offerExpiry(now: Temporal.Instant, days: number, timeZone: string): Temporal.Instant {
  return now
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .add({ days: days + 1 })
    .toZonedDateTime(timeZone)
    .toInstant()
}

/** The last day on which it can be accepted. */
export function lastDayToAnswer(expiresAt: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  return expiresAt.subtract({ seconds: 1 }).toZonedDateTimeISO(timeZone).toPlainDate()
}
