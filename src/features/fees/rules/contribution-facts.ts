import { formatDateOnly } from '../../../shared/calendar.ts'
import { type Currency, formatMoney, money } from '../../../shared/money.ts'
import { amountForMeetings, type LateJoiners, type PaidAhead, paidAheadInWords } from './contribution.ts'

/** What a place costs, how far ahead it is paid, and what happens with meetings that do not take place (R68–R72). */
export interface FeeAgreement {
  readonly id: string
  readonly contributionMinor: number
  readonly currency: Currency
  readonly paidAhead: PaidAhead
  /** Of `paidAhead: 'months'` only; null where no more than "several" was said. */
  readonly months: number | null
  readonly firstMeetingFree: boolean
  readonly lateJoiners: LateJoiners
  /** A meeting that the leaders cancel is given back, or reckoned with the next payment. */
  readonly creditsCancelled: boolean
  /** So is one that a member misses. */
  readonly creditsMissed: boolean
  /** What it pays for, in the leaders' words; '' when they have not said. */
  readonly covers: string
  readonly agreedAt: Temporal.Instant
  /** Null: from the moment it was agreed. */
  readonly holdsFrom: Temporal.PlainDate | null
}

export type ContributionTerms = Omit<FeeAgreement, 'id' | 'agreedAt' | 'holdsFrom'>

/** What is usual, and what is taken of an agreement that was kept before these were asked. */
export const usualTerms = {
  months: null,
  lateJoiners: 'pro-rata',
  creditsCancelled: true,
  creditsMissed: false,
} as const satisfies Partial<ContributionTerms>

/** What is announced for later, in short. */
export type ComingTerms = Pick<FeeAgreement, 'contributionMinor' | 'currency' | 'paidAhead' | 'months'> & {
  readonly holdsFrom: Temporal.PlainDate | null
}

/** '£20 a meeting, paid a term ahead' */
export function contributionInWords(
  terms: Pick<FeeAgreement, 'contributionMinor' | 'currency' | 'paidAhead' | 'months'>,
): string {
  return terms.contributionMinor === 0 ? 'nothing to pay' : `${each(terms)}, paid ${paidAheadInWords(terms)}`
}

/** What to pay as short facts: the same words for whoever thinks of applying, is offered a place, or is a member. */
export function contributionFacts(
  terms: ContributionTerms,
  coming: readonly ComingTerms[] = [],
): [term: string, words: string][] {
  const later = coming.flatMap(({ holdsFrom, ...then }): [string, string][] =>
    holdsFrom ? [[`From ${formatDateOnly(holdsFrom)}`, capital(contributionInWords(then))]] : [],
  )
  if (terms.contributionMinor === 0) return [['Contribution', 'Nothing to pay'], ...later]
  const facts: [string, string][] = [
    ['Contribution', each(terms)],
    ['Paid', capital(paidAheadInWords(terms))],
    ['First meeting', terms.firstMeetingFree ? 'Free, to try it' : 'Paid like the others'],
  ]
  if (terms.paidAhead !== 'each-meeting') facts.push(['Joining later', lateJoinersInWords[terms.lateJoiners]])
  facts.push(['Cancelled or missed', creditsInWords(terms)])
  if (terms.covers) facts.push(['It pays for', capital(terms.covers)])
  return [...facts, ...later]
}

const lateJoinersInWords: Readonly<Record<LateJoiners, string>> = {
  'pro-rata': 'You pay for the meetings still to come',
  'whole-period': 'You pay for the whole period',
}

/** What becomes of a meeting that was paid for and did not take place, or not for everybody. */
function creditsInWords({
  creditsCancelled,
  creditsMissed,
}: Pick<ContributionTerms, 'creditsCancelled' | 'creditsMissed'>): string {
  if (creditsCancelled && creditsMissed)
    return 'Credited, whether the leaders cancel a meeting or you miss it'
  if (creditsCancelled) return 'A meeting that the leaders cancel is credited; one you miss is paid for'
  if (creditsMissed) return 'A meeting you miss is credited; one that the leaders cancel is paid for'
  return 'Paid for, whether the leaders cancel a meeting or you miss it'
}

/** '£100 for the next 6 meetings; the first is free.' For members who know their dates. */
export function amountInWords(
  terms: Pick<ContributionTerms, 'contributionMinor' | 'currency' | 'firstMeetingFree'>,
  count: number,
  isFirstTerm: boolean,
): string {
  const firstFree = terms.firstMeetingFree && isFirstTerm
  const minor = amountForMeetings(terms.contributionMinor, count, { firstFree })
  const meetings = count === 1 ? 'the next meeting' : `the next ${count} meetings`
  return `${formatMoney(money(minor, terms.currency))} for ${meetings}${firstFree ? '; the first is free' : ''}.`
}

const each = ({
  contributionMinor,
  currency,
}: Pick<FeeAgreement, 'contributionMinor' | 'currency'>): string =>
  `${formatMoney(money(contributionMinor, currency))} a meeting`

export const isSameTerms = (a: ContributionTerms, b: ContributionTerms): boolean =>
  a.contributionMinor === b.contributionMinor &&
  a.currency === b.currency &&
  a.paidAhead === b.paidAhead &&
  a.months === b.months &&
  a.firstMeetingFree === b.firstMeetingFree &&
  a.lateJoiners === b.lateJoiners &&
  a.creditsCancelled === b.creditsCancelled &&
  a.creditsMissed === b.creditsMissed &&
  a.covers === b.covers

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
