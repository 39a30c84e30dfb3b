/** What leaders may decide about an application. The software decides nothing: it sends their letter. */
export const decisions = ['offer', 'waiting', 'defer', 'decline'] as const
export type Decision = (typeof decisions)[number]

/** Where each has its page, under the application's own. */
export const decisionPart = {
  offer: 'offer',
  waiting: 'waiting-list',
  defer: 'deferral',
  decline: 'ending',
} as const satisfies Record<Decision, string>

/** As something that was done, for the leaders. */
export const decisionInWords: Readonly<Record<Decision, string>> = {
  offer: 'A place was offered',
  waiting: 'Put on the waiting list',
  defer: 'Deferred',
  decline: 'Declined',
}

/** A deferral is for a day that one can still see coming. */
const FARTHEST_DAYS = 400

export function whyNotUntil(
  until: Temporal.PlainDate,
  today: Temporal.PlainDate,
): 'day-not-ahead' | 'day-far-away' | null {
  if (Temporal.PlainDate.compare(until, today) <= 0) return 'day-not-ahead'
  return Temporal.PlainDate.compare(until, today.add({ days: FARTHEST_DAYS })) > 0 ? 'day-far-away' : null
}
