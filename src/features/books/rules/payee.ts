import { isIban } from './iban.ts'

export interface TypedPayee {
  name: string
  sortCode: string
  account: string
  iban: string
  bic: string
}

export type PayeeFault = 'no-account' | 'no-sort-code' | 'iban-mistyped' | 'bic-mistyped'

const bare = (text: string): string => text.replaceAll(/[\s-]/g, '').toUpperCase()

/** An account as invoices can print it: a sort code with its number, or an IBAN, or both. */
export function readPayee(
  typed: TypedPayee,
):
  | { sortCode: string | null; account: string | null; iban: string | null; bic: string | null }
  | { fault: PayeeFault } {
  const [sortCode, account, iban, bic] = [typed.sortCode, typed.account, typed.iban, typed.bic].map(bare) as [
    string,
    string,
    string,
    string,
  ]
  if (!account && !iban) return { fault: 'no-account' }
  if (account || sortCode) {
    if (!/^\d{6}$/.test(sortCode) || !/^\d{6,10}$/.test(account)) return { fault: 'no-sort-code' }
  }
  if (iban && !isIban(iban)) return { fault: 'iban-mistyped' }
  if (bic && !/^[A-Z0-9]{8}([A-Z0-9]{3})?$/.test(bic)) return { fault: 'bic-mistyped' }
  return { sortCode: sortCode || null, account: account || null, iban: iban || null, bic: bic || null }
}

/** '12-34-56' */
export const sortCodeInWords = (code: string): string => code.replace(/^(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3')
/** In fours, as people read it. */
export const ibanInWords = (iban: string): string => iban.replaceAll(/(.{4})(?=.)/g, '$1 ')
