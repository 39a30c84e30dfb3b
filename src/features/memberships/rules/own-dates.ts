/** From which meeting on, and until which, somebody belongs; null: without an end on that side. */
export interface OwnDates {
  readonly firstStartsAt: Temporal.Instant | null
  readonly lastStartsAt: Temporal.Instant | null
}

/** Whether a meeting that begins then is one of theirs. */
export const isOwnMeeting = (
  { firstStartsAt, lastStartsAt }: OwnDates,
  startsAt: Temporal.Instant,
): boolean =>
  (firstStartsAt === null || Temporal.Instant.compare(startsAt, firstStartsAt) >= 0) &&
  (lastStartsAt === null || Temporal.Instant.compare(startsAt, lastStartsAt) <= 0)
