import { type Currency, formatMoney, money } from '../../../shared/money.ts'
import { amountForMeetings, type PaidAhead, paidAheadInWords } from './contribution.ts'

/** What a place costs and how far ahead it is paid (R68–R72). */
export interface FeeAgreement {
  readonly id: string
  readonly contributionMinor: number
  readonly currency: Currency
  readonly paidAhead: PaidAhead
  readonly firstMeetingFree: boolean
  /** What it pays for, in the leaders' words; '' when they have not said. */
  readonly covers: string
  readonly agreedAt: Temporal.Instant
}

export type ContributionTerms = Omit<FeeAgreement, 'id' | 'agreedAt'>

/** '£20 a meeting, paid a term ahead' */
export function contributionInWords(terms: ContributionTerms): string {
  return terms.contributionMinor === 0
    ? 'nothing to pay'
    : `${each(terms)}, paid ${paidAheadInWords[terms.paidAhead]}`
}

/** What to pay as short facts: the same words for whoever thinks of applying, is offered a place, or is a member. */
export function contributionFacts(terms: ContributionTerms): [term: string, words: string][] {
  if (terms.contributionMinor === 0) return [['Contribution', 'Nothing to pay']]
  const facts: [string, string][] = [
    ['Contribution', each(terms)],
    ['Paid', capital(paidAheadInWords[terms.paidAhead])],
    ['First meeting', terms.firstMeetingFree ? 'Free, to try it' : 'Paid like the others'],
  ]
  if (terms.covers) facts.push(['It pays for', capital(terms.covers)])
  return facts
}

/** '£100 for the next 6 meetings; the first is free.' For members who know their dates. */
export function amountInWords(terms: ContributionTerms, count: number, isFirstTerm: boolean): string {
  const firstFree = terms.firstMeetingFree && isFirstTerm
  const minor = amountForMeetings(terms.contributionMinor, count, { firstFree })
  const meetings = count === 1 ? 'the next meeting' : `the next ${count} meetings`
  return `${formatMoney(money(minor, terms.currency))} for ${meetings}${firstFree ? '; the first is free' : ''}.`
}

const each = ({ contributionMinor, currency }: ContributionTerms): string =>
  `${formatMoney(money(contributionMinor, currency))} a meeting`

export const isSameTerms = (a: ContributionTerms, b: ContributionTerms): boolean =>
  a.contributionMinor === b.contributionMinor &&
  a.currency === b.currency &&
  a.paidAhead === b.paidAhead &&
  a.firstMeetingFree === b.firstMeetingFree &&
  a.covers === b.covers

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
