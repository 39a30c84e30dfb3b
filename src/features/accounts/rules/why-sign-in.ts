const reasons: readonly (readonly [string, string])[] = [
  ['/enquiries', 'Please sign in to read the enquiries.'],
  ['/invitations', 'One more step: sign in as the person invited, so that only you can accept.'],
  ['/groups', 'Please sign in to go on to your group.'],
  ['/office', 'Please sign in to go on to the office.'],
  ['/calendar', 'Please sign in to go on to your calendar.'],
  ['/profile', 'Please sign in to go on to your profile.'],
]

/** Why somebody on the way to `next` is asked to sign in; null where it needs no word. */
export function whySignIn(next: string): string | null {
  return reasons.find(([place]) => next === place || /^[/?]/.test(afterwards(next, place)))?.[1] ?? null
}

const afterwards = (next: string, place: string): string =>
  next.startsWith(place) ? next.slice(place.length) : ''
