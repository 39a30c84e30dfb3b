import { accountWords, entryWords } from './account-words.ts'
import { type Account, accounts } from './accounts.ts'
import type { EntryKind } from './entry.ts'
import type { YearReport } from './year.ts'

export interface TableLine {
  number: number
  kind: EntryKind
  bookedOn: Temporal.PlainDate
  enteredAt: Temporal.Instant
  undoes: number | null
  account: Account
  party: string | null
  invoice: string | null
  reference: string | null
  forDay: Temporal.PlainDate | null
  amountMinor: number
  words: string | null
}

type Row = readonly string[]

/** Without a sign for the currency and with a point, so that every spreadsheet reads a number. */
const amount = (minor: number): string =>
  `${Math.trunc(minor / 100)}.${(minor % 100).toString().padStart(2, '0')}`

const kindWords = { asset: 'Asset', liability: 'Liability', equity: 'Equity', income: 'Income', cost: 'Cost' }

/** The journal, a posting a row: debits and credits are columns of their own, as bookkeeping programs take them. */
export function journalTable(currency: string, lines: readonly TableLine[]): { header: Row; rows: Row[] } {
  return {
    header: [
      'Entry',
      'Booked on',
      'What',
      'Account',
      'Kind of account',
      'Who',
      'Invoice',
      'Reference',
      'For',
      'Words',
      `Debit (${currency})`,
      `Credit (${currency})`,
      'Undoes entry',
      'Entered at (UTC)',
    ],
    rows: lines.map((line) => [
      line.number.toString(),
      line.bookedOn.toString(),
      entryWords[line.kind],
      accountWords[line.account],
      kindWords[accounts[line.account]],
      line.party ?? '',
      line.invoice ?? '',
      line.reference ?? '',
      line.forDay?.toString() ?? '',
      line.words ?? '',
      line.amountMinor > 0 ? amount(line.amountMinor) : '',
      line.amountMinor < 0 ? amount(-line.amountMinor) : '',
      line.undoes?.toString() ?? '',
      line.enteredAt.round('second').toString(),
    ]),
  }
}

/** Each account at the beginning of the year, what moved, and at its end; the last row adds up, debits as much as credits. */
export function balancesTable(currency: string, report: YearReport): { header: Row; rows: Row[] } {
  const sides = report.accounts.map(({ account, openingMinor, debitMinor, creditMinor, closingMinor }) => ({
    account,
    sides: [...twoSides(openingMinor), debitMinor, creditMinor, ...twoSides(closingMinor)],
  }))
  const sums = [0, 1, 2, 3, 4, 5].map((nth) => sides.reduce((all, row) => all + (row.sides[nth] ?? 0), 0))
  return {
    header: [
      'Account',
      'Kind of account',
      `Opening debit (${currency})`,
      `Opening credit (${currency})`,
      `Debit (${currency})`,
      `Credit (${currency})`,
      `Closing debit (${currency})`,
      `Closing credit (${currency})`,
    ],
    rows: [
      ...sides.map((row) => [
        accountWords[row.account],
        kindWords[accounts[row.account]],
        ...row.sides.map(amount),
      ]),
      ['Sum', '', ...sums.map(amount)],
    ],
  }
}

/** A balance stands on the side that it is of, so that no cell begins with a minus. */
const twoSides = (minor: number): [debit: number, credit: number] => (minor >= 0 ? [minor, 0] : [0, -minor])
