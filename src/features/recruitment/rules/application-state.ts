/** Where an application stands. Only leaders admit or decline; these words say what has happened, never what will. */
export type ApplicationState =
  | 'applied'
  | 'interviewed'
  | 'offered'
  | 'offer-expired'
  | 'offer-declined'
  | 'member'
  | 'declined'
  | 'withdrawn'

export const interviewOutcomes = ['suits', 'not-now', 'does-not-suit'] as const
export type InterviewOutcome = (typeof interviewOutcomes)[number]

export interface Offer {
  readonly expiresAt: Temporal.Instant
  readonly acceptedAt: Temporal.Instant | null
  readonly declinedAt: Temporal.Instant | null
  readonly withdrawnAt: Temporal.Instant | null
}

export interface ApplicationFacts {
  readonly interviewed: boolean
  /** The newest one. */
  readonly offer: Offer | null
  readonly ending: 'withdrawn' | 'declined' | null
}

export function applicationState(facts: ApplicationFacts, now: Temporal.Instant): ApplicationState {
  const { offer, ending } = facts
  if (offer?.acceptedAt) return 'member'
  if (ending) return ending
  if (offer && !offer.withdrawnAt) {
    if (offer.declinedAt) return 'offer-declined'
    return isPast(offer.expiresAt, now) ? 'offer-expired' : 'offered'
  }
  return facts.interviewed ? 'interviewed' : 'applied'
}

/** Neither ended nor a place. */
export const stands = (state: ApplicationState): boolean =>
  state !== 'member' && state !== 'declined' && state !== 'withdrawn'

/** Standing, and it is the leaders who have the next word. */
export const isWaiting = (state: ApplicationState): boolean => stands(state) && state !== 'offered'

/** Why this offer cannot be accepted, or null when it can. */
export function whyNotAcceptable(
  offer: Offer,
  now: Temporal.Instant,
): 'offer-answered' | 'offer-withdrawn' | 'offer-expired' | null {
  if (offer.acceptedAt || offer.declinedAt) return 'offer-answered'
  if (offer.withdrawnAt) return 'offer-withdrawn'
  return isPast(offer.expiresAt, now) ? 'offer-expired' : null
}

const isPast = (moment: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(moment, now) <= 0
