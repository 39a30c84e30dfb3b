/**
 * Creditor references (ISO 11649): 'RF', two check digits, and up to 21 letters and digits. A mistyped or a transposed
 * sign shows at once (ISO 7064, mod 97-10), which a plain number does not do.
 */

/** How an invoice is known to whoever pays it: the purse's own letters, the year, and the invoice's number in it. */
export interface Referenced {
  /** From `purseLetters`. */
  letters: string
  year: number
  number: number
}

/** 'RF89KTM7260007': at most 18 signs, as much as a bank transfer of the United Kingdom carries. */
export const invoiceReference = ({ letters, year, number }: Referenced): string =>
  creditorReference(`${letters}${String(year % 100).padStart(2, '0')}${String(number).padStart(4, '0')}`)

/** No letter or digit that is easily read as another one. */
const clear = 'ACDEFGHJKMNPQRTUVWXY34679'

/** Four signs that tell the purses of one bank account apart, from the purse's id. */
export function purseLetters(purseId: string): string {
  let rest = BigInt(`0x${purseId.replaceAll('-', '')}`)
  let letters = ''
  while (letters.length < 4) {
    letters += clear[Number(rest % BigInt(clear.length))] ?? ''
    rest /= BigInt(clear.length)
  }
  return letters
}

const LONGEST = 21
const bodyShape = /^[0-9A-Z]{1,21}$/

/** 'RF18539007547034' of '539007547034'. */
export function creditorReference(text: string): string {
  const body = text.toUpperCase()
  if (!bodyShape.test(body))
    throw new RangeError('A creditor reference is made of 1 to 21 letters and digits.')
  return `RF${String(98 - remainder(`${body}RF00`)).padStart(2, '0')}${body}`
}

/** Written as people write it: with or without spaces, in capitals or not. */
export function isCreditorReference(text: string): boolean {
  const [, digits = '', body = ''] = /^RF(\d\d)([0-9A-Z]{1,21})$/.exec(together(text)) ?? []
  return body !== '' && remainder(`${body}RF${digits}`) === 1
}

/** 'RF18 5390 0754 7034', as it is printed. */
export const inFours = (reference: string): string => reference.replace(/.{4}(?=.)/g, '$& ')

/**
 * Every creditor reference that the words of a payment may hold, without spaces and in capitals; the longer ones first
 * where one begins another. Whoever asks knows which of them they are waiting for.
 */
export function referencesIn(text: string): string[] {
  const signs = together(text)
  const found: string[] = []
  for (const { index } of signs.matchAll(/RF\d\d/g)) found.push(...referencesAt(signs, index))
  return [...new Set(found)]
}

function referencesAt(signs: string, start: number): string[] {
  const check = Number(signs.slice(start + 2, start + 4))
  const found: string[] = []
  let soFar = 0
  for (let length = 1; length <= LONGEST; length++) {
    const sign = signs[start + 3 + length]
    if (sign === undefined) break
    soFar = appended(soFar, sign)
    // 'RF' is 2715; the check digits follow it.
    if ((((soFar * 10_000 + 2715) % 97) * 100 + check) % 97 === 1)
      found.unshift(signs.slice(start, start + 4 + length))
  }
  return found
}

const together = (text: string): string => text.toUpperCase().replace(/[^0-9A-Z]/g, '')

/** Letters count as 10 to 35. */
const appended = (before: number, sign: string): number => {
  const value = Number.parseInt(sign, 36)
  return (before * (value > 9 ? 100 : 10) + value) % 97
}

const remainder = (signs: string): number => [...signs].reduce(appended, 0)
