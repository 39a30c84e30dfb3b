/** How far ahead members pay; the guidance prefers several months, a term or a year (R71). */
export const paidAheadChoices = ['each-meeting', 'months', 'term', 'year'] as const
export type PaidAhead = (typeof paidAheadChoices)[number]

export const paidAheadInWords: Readonly<Record<PaidAhead, string>> = {
  'each-meeting': 'each meeting as it comes',
  months: 'several months ahead',
  term: 'a term ahead',
  year: 'a year ahead',
}

/** What a member pays for these meetings; a first meeting to try the group costs nothing where so agreed (R72). */
export function amountForMeetings(
  contributionMinor: number,
  meetings: number,
  { firstFree }: { firstFree: boolean },
): number {
  return contributionMinor * Math.max(0, firstFree ? meetings - 1 : meetings)
}
