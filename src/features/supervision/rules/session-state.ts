/** Where a session stands. Only a confirmed one counts. */
export type SessionState =
  | 'planned'
  | 'to-log'
  | 'cancelled'
  | 'logged'
  | 'confirmed'
  | 'disputed'
  | 'withdrawn'

export interface SessionMoments {
  readonly startsAt: Temporal.Instant
  readonly cancelledAt: Temporal.Instant | null
  readonly loggedAt: Temporal.Instant | null
  readonly confirmedAt: Temporal.Instant | null
  readonly disputedAt: Temporal.Instant | null
  readonly withdrawnAt: Temporal.Instant | null
}

export function sessionState(session: SessionMoments, now: Temporal.Instant): SessionState {
  if (session.withdrawnAt) return 'withdrawn'
  if (session.cancelledAt) return 'cancelled'
  if (session.confirmedAt) return 'confirmed'
  if (session.disputedAt) return 'disputed'
  if (session.loggedAt) return 'logged'
  return Temporal.Instant.compare(session.startsAt, now) <= 0 ? 'to-log' : 'planned'
}

/** What can be wrong with a logged session; a choice, so that nobody writes why. */
const disputeReasons = ['date', 'length', 'people', 'did-not-take-place'] as const
export type DisputeReason = (typeof disputeReasons)[number]
