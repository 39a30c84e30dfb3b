/**
 * Where an application stands. Only leaders admit or decline; these words say what has happened, never what will.
 * `unconfirmed`: its applicant has not shown yet that the mailbox is theirs; leaders see nothing of it.
 */
export const applicationStates = [
  'unconfirmed',
  'asked',
  'interview-offered',
  'interview-booked',
  'interviewed',
  'deferred',
  'waiting',
  'offered',
  'offer-expired',
  'offer-declined',
  'accepted',
  'withdrawn',
  'declined',
  'group-closed',
] as const
export type ApplicationState = (typeof applicationStates)[number]

export interface Offer {
  readonly expiresAt: Temporal.Instant
  readonly acceptedAt: Temporal.Instant | null
  readonly declinedAt: Temporal.Instant | null
  readonly withdrawnAt: Temporal.Instant | null
}

export type PauseKind = 'deferred' | 'waiting'

export interface ApplicationFacts {
  readonly confirmed: boolean
  /** An invitation to choose a time stands. */
  readonly interviewOffered: boolean
  /** A time is booked, and not cancelled. */
  readonly interviewBooked: boolean
  readonly interviewed: boolean
  /** The one that stands. */
  readonly pause: PauseKind | null
  /** The newest one. */
  readonly offer: Offer | null
  readonly ending: 'withdrawn' | 'declined' | 'group-closed' | null
}

export function applicationState(facts: ApplicationFacts, now: Temporal.Instant): ApplicationState {
  const { offer, ending, pause } = facts
  if (offer?.acceptedAt) return 'accepted'
  if (ending) return ending
  if (!facts.confirmed) return 'unconfirmed'
  const answer = offer && !offer.withdrawnAt ? unaccepted(offer, now) : null
  if (answer === 'offered') return answer
  return pause ?? answer ?? beforeAnyOffer(facts)
}

const unaccepted = (offer: Offer, now: Temporal.Instant) => {
  if (offer.declinedAt) return 'offer-declined'
  return isPast(offer.expiresAt, now) ? 'offer-expired' : 'offered'
}

function beforeAnyOffer(facts: ApplicationFacts): ApplicationState {
  if (facts.interviewed) return 'interviewed'
  if (facts.interviewBooked) return 'interview-booked'
  return facts.interviewOffered ? 'interview-offered' : 'asked'
}

/** Neither ended nor a place. */
export const stands = (state: ApplicationState): boolean => state !== 'accepted' && !hasEnded(state)

/** Ended without a place: by the applicant, by the leaders, or with the group. */
export const hasEnded = (state: ApplicationState): boolean =>
  state === 'declined' || state === 'withdrawn' || state === 'group-closed'

const beforeTheTalk: readonly ApplicationState[] = [
  'interview-offered',
  'interview-booked',
  'deferred',
  'waiting',
]

/** Whoever is invited to an interview can choose a time, or another one. */
export const mayStillTalk = (state: ApplicationState): boolean => beforeTheTalk.includes(state)

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
