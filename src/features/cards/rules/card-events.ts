/**
 * Of all that the card company tells, what may change our books. An event only says where to look: what is there is asked
 * anew, so that it does not matter in which order they come, or how often.
 */
export const followedEvents = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'charge.updated',
  'charge.refunded',
  'charge.dispute.created',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'payout.paid',
  'payout.failed',
  'payout.canceled',
] as const

export const isFollowed = (type: string): boolean => followedEvents.some((each) => each === type)

/** What an id of the card company is of, by how it begins. */
export type StripeThing = 'session' | 'charge' | 'refund' | 'payout'

const beginnings: Readonly<Record<string, StripeThing>> = {
  cs: 'session',
  ch: 'charge',
  py: 'charge',
  re: 'refund',
  pyr: 'refund',
  po: 'payout',
}

/** null: of nothing that we follow. */
export const thingOf = (id: string): StripeThing | null => beginnings[id.split('_')[0] ?? ''] ?? null
