import type { Currency } from '../../../shared/money.ts'
import { inFours } from './reference.ts'

export interface PayeeFacts {
  readonly name: string
  readonly account: string | null
  readonly sortCode: string | null
  readonly iban: string | null
  readonly bic: string | null
  readonly words: string
}

/** Where to pay, as short facts; the reference as it is printed. */
export function howToPay(payee: PayeeFacts | null, reference: string): [term: string, words: string][] {
  const facts: [string, string][] = []
  if (payee) {
    facts.push(['Pay to', payee.name])
    if (payee.sortCode) facts.push(['Sort code', payee.sortCode.replace(/(..)(..)(..)/, '$1-$2-$3')])
    if (payee.account) facts.push(['Account number', payee.account])
    if (payee.iban) facts.push(['IBAN', inFours(payee.iban)])
    if (payee.bic) facts.push(['BIC', payee.bic])
  }
  facts.push(['Reference', inFours(reference)])
  if (payee?.words) facts.push(['Also', payee.words])
  return facts
}

/**
 * What banking apps read from a QR code to fill in a transfer in euro (European Payments Council, EPC069-12, version 2).
 * Null for pounds, without an IBAN, and when there is nothing to pay.
 */
export function transferCode(
  payee: PayeeFacts | null,
  { minor, currency, reference }: { minor: number; currency: Currency; reference: string },
): string | null {
  if (currency !== 'EUR' || !payee?.iban || minor <= 0) return null
  const amount = `EUR${(minor / 100).toFixed(2)}`
  return ['BCD', '002', '1', 'SCT', payee.bic ?? '', payee.name, payee.iban, amount, '', reference].join('\n')
}
