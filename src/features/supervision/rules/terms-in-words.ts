import { formatDateOnly, rhythm } from '../../../shared/calendar.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import type { TermsOf } from './terms.ts'

/** What was agreed, or is proposed, line by line: on the page and in the emails alike. */
export const termsInWords = (terms: TermsOf): (readonly [string, string])[] => [
  ['How often', rhythm(terms.everyWeeks)],
  ['How long', `${terms.lengthMinutes} minutes`],
  ['How', terms.mode === 'online' ? 'online' : 'face to face'],
  ['Fee for an hour', feeInWords(terms)],
  ['From', formatDateOnly(terms.beginsOn)],
  ...(terms.endsOn ? [['Until', formatDateOnly(terms.endsOn)] as const] : []),
]

/** The same, with what holds now where it would change: '£60 (now £55)'. */
export function changesInWords(proposed: TermsOf, now: TermsOf): (readonly [string, string])[] {
  const before = new Map(termsInWords(now))
  const lines = termsInWords(proposed)
  if (now.endsOn && !proposed.endsOn) lines.push(['Until', 'without an end'])
  return lines.map(([what, words]) => {
    const was = before.get(what) ?? 'without an end'
    return [what, was === words || what === 'From' ? words : `${words} (now ${was})`]
  })
}

function feeInWords({ feeMinor, currency }: Pick<TermsOf, 'feeMinor' | 'currency'>): string {
  if (feeMinor === null) return 'settled elsewhere'
  return feeMinor === 0 ? 'none' : formatMoney(money(feeMinor, currency))
}
