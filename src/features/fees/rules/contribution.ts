import { inWords } from '../../../shared/numerals.ts'

/** How far ahead members pay; the guidance prefers several months, a term or a year (R71). */
const paidAheadChoices = ['each-meeting', 'months', 'term', 'year'] as const
export type PaidAhead = (typeof paidAheadChoices)[number]

/** Who comes in the middle of a period that is paid ahead pays for the meetings still to come, or for all of it. */
const lateJoinersChoices = ['pro-rata', 'whole-period'] as const
export type LateJoiners = (typeof lateJoinersChoices)[number]

/** 'a term ahead', 'three months ahead'; several, where nobody has said how many. */
export function paidAheadInWords({
  paidAhead,
  months,
}: {
  paidAhead: PaidAhead
  months?: number | null | undefined
}): string {
  if (paidAhead === 'each-meeting') return 'each meeting as it comes'
  if (paidAhead === 'months') return `${months ? inWords(months) : 'several'} months ahead`
  return paidAhead === 'term' ? 'a term ahead' : 'a year ahead'
}

/** What a member pays for these meetings; a first meeting to try the group costs nothing where so agreed (R72). */
export function amountForMeetings(
  contributionMinor: number,
  meetings: number,
  { firstFree }: { firstFree: boolean },
): number {
  return contributionMinor * Math.max(0, firstFree ? meetings - 1 : meetings)
}
