/** One line of a bank statement, whatever the file it came in. It lives as long as the page that shows it. */
export interface StatementLine {
  /** When the bank booked it. */
  bookedOn: Temporal.PlainDate
  /** Money that came in is positive. */
  amountMinor: number
  /** 'GBP', where the file says it. */
  currency: string | null
  /** Who paid, as the bank writes it. */
  name: string
  reference: string
  /** All words of the line without days, amounts, balances and account numbers; where references are looked for. */
  raw: string
}

const statementFormats = ['csv', 'ofx', 'camt', 'mt940'] as const
export type StatementFormat = (typeof statementFormats)[number]

/** More than an account has in years. */
export const MOST_LINES = 20_000

/** One cell or field; what is longer is cut. */
const LONGEST_TEXT = 400

/** Control characters and runs of spaces say nothing. */
export const tidy = (text: string): string =>
  text
    .slice(0, LONGEST_TEXT)
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()

/** Each once, in the order they came. */
export const joined = (...texts: readonly string[]): string =>
  [...new Set(texts.map(tidy).filter((text) => text !== ''))].join(' ')
