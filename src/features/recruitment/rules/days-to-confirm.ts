import { periodOf } from '../../retention/rules/retention.ts'

/** An application that nobody has confirmed is deleted after so many days; its pages say so. */
export const DAYS_TO_CONFIRM = periodOf('unconfirmed-applications').days

/** The last whole day on which it can be confirmed. */
export const lastDayToConfirm = (appliedAt: Temporal.Instant, timeZone: string): Temporal.PlainDate =>
  appliedAt
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .add({ days: DAYS_TO_CONFIRM - 1 })
