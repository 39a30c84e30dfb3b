import {
  type ColumnMatch,
  faultsOfMatch,
  guessColumns,
  type KnownColumn,
} from '../../imports/rules/columns.ts'
import { statementAmount } from './statement-amount.ts'
import { statementDay } from './statement-day.ts'
import { joined, type StatementLine, tidy } from './statement-line.ts'

/** A bank's CSV: its titles, and the rows below them. */
export interface BankTable {
  readonly titles: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export type BankColumn = 'date' | 'amount' | 'paidIn' | 'paidOut' | 'name' | 'reference' | 'more' | 'currency'

export const bankColumns: readonly KnownColumn<BankColumn>[] = [
  {
    name: 'date',
    label: 'Day',
    hint: 'When the bank booked it.',
    required: true,
    alsoCalled: ['Date', 'Transaction Date', 'Posted Transactions Date', 'Booking date', 'Completed Date'],
  },
  {
    name: 'amount',
    label: 'Amount, in and out',
    hint: 'One column for both: what went out has a minus before it.',
    required: false,
    alsoCalled: ['Amount', 'Value', 'Amount (GBP)', 'Amount (EUR)'],
  },
  {
    name: 'paidIn',
    label: 'Money in',
    hint: 'Where the bank writes what came in into a column of its own.',
    required: false,
    alsoCalled: ['Paid in', 'Credit', 'Credit Amount', 'Money In', 'Credits'],
  },
  {
    name: 'paidOut',
    label: 'Money out',
    required: false,
    alsoCalled: ['Paid out', 'Debit', 'Debit Amount', 'Money Out', 'Debits'],
  },
  {
    name: 'name',
    label: 'Who paid',
    required: false,
    alsoCalled: [
      'Name',
      'Counter Party',
      'Counterparty',
      'Payer',
      'Transaction Description',
      'Description',
      'Description1',
      'Details',
      'Memo',
    ],
  },
  {
    name: 'reference',
    label: 'Reference',
    hint: 'What the payer wrote.',
    required: false,
    alsoCalled: ['Reference', 'Notes and #tags', 'Payment reference', 'Narrative', 'Description2'],
  },
  {
    name: 'more',
    label: 'More words',
    required: false,
    alsoCalled: ['Description3', 'Notes', 'Subcategory', 'Transaction Type', 'Type'],
  },
  { name: 'currency', label: 'Currency', required: false, alsoCalled: ['Currency', 'Posted Currency'] },
]

/** Titles stand in the first rows, under the account's own lines; some banks write none. */
const SEARCHED_ROWS = 20

export function bankTable(records: readonly (readonly string[])[]): BankTable | null {
  const trimmed = records.map((cells) => cells.map((cell) => cell.trim()))
  const first = trimmed.slice(0, SEARCHED_ROWS).findIndex(isLine)
  if (first === -1) return null
  const known = trimmed.slice(0, first).findLastIndex(isTitles)
  // Titles in words that we do not know stand right above the first line, and name as many columns.
  const place = known === -1 && trimmed[first - 1]?.length === trimmed[first]?.length ? first - 1 : known
  const rows = trimmed.slice(first).filter((cells) => cells.some((cell) => cell !== ''))
  return { titles: trimmed[place] ?? rows[0]?.map(() => '') ?? [], rows }
}

const isLine = (cells: readonly string[]): boolean =>
  cells.some((cell) => statementDay(cell) !== undefined) &&
  cells.some((cell) => statementAmount(cell) !== undefined)

const callsOf = (...names: BankColumn[]): Set<string> =>
  new Set(
    bankColumns
      .filter(({ name }) => names.includes(name))
      .flatMap(({ label, alsoCalled }) => [label, ...alsoCalled])
      .map(plain),
  )

const plain = (title: string): string => title.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

const days = callsOf('date')
const sums = callsOf('amount', 'paidIn', 'paidOut')

const isTitles = (cells: readonly string[]): boolean =>
  cells.some((cell) => days.has(plain(cell))) && cells.some((cell) => sums.has(plain(cell)))

/** From the titles, and where there are none from what stands below. */
export function guessBankColumns({ titles, rows }: BankTable): ColumnMatch<BankColumn> {
  const guess = titles.some((title) => title !== '') ? guessColumns(bankColumns, titles) : byContent(rows)
  // Where both are there, the two columns say the same as the one.
  return guess.paidIn !== null && guess.paidOut !== null ? { ...guess, amount: null } : guess
}

function byContent(rows: readonly (readonly string[])[]): ColumnMatch<BankColumn> {
  const first = rows[0] ?? []
  const where = (fits: (cell: string) => boolean) => {
    const place = first.findIndex(fits)
    return place === -1 ? null : place
  }
  const date = where((cell) => statementDay(cell) !== undefined)
  const amount = where((cell) => statementAmount(cell) !== undefined)
  const words = first
    .map((cell, place) => ({ place, length: isWords(cell) ? cell.length : 0 }))
    .filter(({ length }) => length > 0)
    .toSorted((one, other) => other.length - one.length)
  return {
    date,
    amount,
    paidIn: null,
    paidOut: null,
    name: words[0]?.place ?? null,
    reference: words[1]?.place ?? null,
    more: null,
    currency: null,
  }
}

const isWords = (cell: string): boolean =>
  cell !== '' && statementDay(cell) === undefined && statementAmount(cell) === undefined

/** What is wrong with the choice of columns, by column. */
export function faultsOfBankColumns(match: ColumnMatch<BankColumn>): Record<string, string> {
  const faults = faultsOfMatch(bankColumns, match)
  if (match.amount === null && match.paidIn === null)
    faults.amount ??= 'Please choose the column of the amount, or the one of money that came in.'
  return faults
}

/** An account number or sort code: it is no word of ours to look at, and never kept. */
const accountNumber = /^(?!RF)[A-Z]{2}\d{2}[A-Z0-9 ]{11,30}$|^[\d'*Xx -]{6,}$/

/** null where the row has no day or no amount. */
export function bankLine(cells: readonly string[], match: ColumnMatch<BankColumn>): StatementLine | null {
  const at = (column: BankColumn): string => cells[match[column] ?? -1] ?? ''
  const bookedOn = statementDay(at('date'))
  const amountMinor = amountOf(at)
  if (!bookedOn || amountMinor === undefined) return null
  const words = cells.filter((cell) => isWords(cell) && !accountNumber.test(cell))
  return {
    bookedOn,
    amountMinor,
    currency: at('currency').slice(0, 3).toUpperCase() || null,
    name: tidy(at('name').replace(/^'/, '')),
    reference: joined(at('reference'), at('more')),
    raw: joined(...words),
  }
}

function amountOf(at: (column: BankColumn) => string): number | undefined {
  const both = statementAmount(at('amount'))
  if (both !== undefined) return both
  const [came, went] = [statementAmount(at('paidIn')), statementAmount(at('paidOut'))]
  if (came !== undefined && came !== 0) return Math.abs(came)
  return went === undefined ? came : -Math.abs(went) + 0
}
