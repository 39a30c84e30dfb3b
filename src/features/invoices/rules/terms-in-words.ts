import { type Currency, formatMoney, money } from '../../../shared/money.ts'

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
