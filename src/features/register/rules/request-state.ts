export interface RequestDates {
  readonly expiresAt: Temporal.Instant
  readonly acceptedAt: Temporal.Instant | null
  readonly declinedAt: Temporal.Instant | null
  readonly withdrawnAt: Temporal.Instant | null
  readonly endedAt: Temporal.Instant | null
}

export type RequestState = 'open' | 'accepted' | 'ended' | 'declined' | 'withdrawn' | 'expired'

/** How it stands with a request: open until somebody answers, withdraws or the time runs out. */
export function requestState(dates: RequestDates, now: Temporal.Instant): RequestState {
  if (dates.endedAt) return 'ended'
  if (dates.acceptedAt) return 'accepted'
  if (dates.declinedAt) return 'declined'
  // One that had run out is withdrawn when another takes its place: it ran out all the same.
  if (dates.withdrawnAt) {
    return Temporal.Instant.compare(dates.withdrawnAt, dates.expiresAt) >= 0 ? 'expired' : 'withdrawn'
  }
  return Temporal.Instant.compare(now, dates.expiresAt) >= 0 ? 'expired' : 'open'
}

/** How long somebody may think about it. */
export const DAYS_TO_ANSWER = 21
/** More than this a week is no longer looking for one person. */
export const REQUESTS_A_WEEK = 5
/** After a no, the same person is not asked about the same group again for so long. */
export const DAYS_AFTER_A_NO = 90
/** Each message sends an email: whoever has not been answered waits. */
export const MESSAGES_IN_A_ROW = 10
