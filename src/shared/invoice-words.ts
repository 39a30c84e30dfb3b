import { formatDateOnly } from './calendar.ts'
import { type Currency, formatMoney, money } from './money.ts'

/** '2026-0007': without a gap within a group's year, so that nobody wonders where one has gone. */
export const invoiceNumber = ({ year, number }: { year: number; number: number }): string =>
  `${year}-${String(number).padStart(4, '0')}`

/** '£120.00' */
export const inFull = (minor: number, currency: Currency): string =>
  formatMoney(money(minor, currency), { pence: 'always' })

/** Why something is taken off an invoice. */
export const creditReasons = [
  'meeting-cancelled',
  'meeting-missed',
  'leaving',
  'mistake',
  'goodwill',
] as const
export type CreditReason = (typeof creditReasons)[number]

export const creditReasonInWords: Readonly<Record<CreditReason, string>> = {
  'meeting-cancelled': 'The meeting was cancelled',
  'meeting-missed': 'They could not come',
  leaving: 'They leave before it',
  mistake: 'It was a mistake',
  goodwill: 'As a kindness',
}

export interface AgreedTerms {
  readonly reducedMinor: number | null
  readonly instalments: number
  readonly payerName: string | null
}

/** '£8 a meeting, in 3 instalments, paid by Leith Surgery'; 'the same as everybody'. */
export function termsInWords(terms: AgreedTerms | null, currency: Currency): string {
  if (!terms) return 'the same as everybody'
  const parts = [
    terms.reducedMinor !== null && `${formatMoney(money(terms.reducedMinor, currency))} a meeting`,
    terms.instalments > 1 && `in ${terms.instalments} instalments`,
    terms.payerName !== null && `paid by ${terms.payerName}`,
  ].filter((part) => part !== false)
  return parts.length > 0 ? parts.join(', ') : 'the same as everybody'
}

/** '£40.00 to be paid, £10.00 to give back'; 'everything is paid'. */
export function stillOpenInWords(
  { openMinor, owedBackMinor }: { openMinor: number; owedBackMinor: number },
  currency: Currency,
): string {
  const parts = [
    openMinor > 0 && `${inFull(openMinor, currency)} to be paid`,
    owedBackMinor > 0 && `${inFull(owedBackMinor, currency)} to give back`,
  ].filter((part) => part !== false)
  return parts.length > 0 ? parts.join(', ') : 'everything is paid'
}

interface Days {
  readonly fromOn: Temporal.PlainDate
  readonly toOn: Temporal.PlainDate
}

/** '1 February 2027' where it is one day, else '26 October 2026 to 29 January 2027'. */
export const periodInWords = ({ fromOn, toOn }: Days): string =>
  fromOn.equals(toOn) ? formatDateOnly(fromOn) : `${formatDateOnly(fromOn)} to ${formatDateOnly(toOn)}`

/** 'the meeting of 1 February 2027', 'meetings from 26 October 2026 to 29 January 2027' */
export const meetingsOfPeriod = ({ fromOn, toOn }: Days): string =>
  fromOn.equals(toOn)
    ? `the meeting of ${periodInWords({ fromOn, toOn })}`
    : `meetings from ${periodInWords({ fromOn, toOn })}`
