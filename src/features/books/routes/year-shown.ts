import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web } from '../../../platform/web/context.ts'
import { numberIn } from '../../../platform/web/in-address.ts'
import { sendTable } from '../../../platform/web/table-file.ts'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { inFull } from '../../../shared/invoice-words.ts'
import type { Currency } from '../../../shared/money.ts'
import type { fetchBooksExport } from '../commands/make-export.ts'
import type { JournalShown, YearShown } from '../pages/year-of-books.tsx'
import {
  bookedYears,
  exportRuns,
  type JournalLine,
  journalPage,
  periodsOfYear,
  yearOf,
} from '../queries/books.ts'
import type { Purse } from '../queries/purse.ts'
import { accountWords, entryWords } from '../rules/account-words.ts'
import { accounts } from '../rules/accounts.ts'
import { yearReport } from '../rules/year.ts'

/** Whose books: of a group, or of one that is gone. */
export interface BooksShown {
  /** null: nothing was ever booked. */
  purse: Purse | null
  currency: Currency
  timeZone: string
  /** Where they stand. */
  at: string
}

const YEARS: [number, number] = [2000, 2200]

/** The year that the address asks for, or the newest in which something was booked. */
export async function yearShown(
  c: Web,
  db: ViewerDb,
  { purse, currency, timeZone, at }: BooksShown,
): Promise<YearShown> {
  const years = purse ? await bookedYears(db, purse.id) : []
  const today = dateIn(db.now, timeZone)
  const year = numberIn(c, 'year', years.find((each) => each <= today.year) ?? today.year, YEARS)
  const report = purse ? await yearOf(db, purse.id, year) : yearReport(year, [])
  const runs = purse ? await exportRuns(db, purse.id) : []
  const day = (moment: Temporal.Instant) => formatDateOnly(dateIn(moment, timeZone))
  return {
    at,
    currency,
    year,
    years: years.slice(0, 12),
    periods: purse ? await periodsOfYear(db, purse, year) : [],
    incomeMinor: report.incomeMinor,
    costsMinor: report.costsMinor,
    resultMinor: report.resultMinor,
    flows: report.accounts.flatMap(({ account, closingMinor }) => {
      const kind = accounts[account]
      if ((kind !== 'income' && kind !== 'cost') || closingMinor === 0) return []
      return [
        { name: accountWords[account], kind, minor: kind === 'income' ? 0 - closingMinor : closingMinor },
      ]
    }),
    balances: report.accounts.flatMap(({ account, openingMinor, closingMinor }) => {
      const kind = accounts[account]
      if (kind === 'income' || kind === 'cost' || account === 'brought-forward') return []
      const sign = kind === 'asset' ? 1 : -1
      return [
        {
          name: accountWords[account],
          openingMinor: sign * openingMinor + 0,
          closingMinor: sign * closingMinor + 0,
        },
      ]
    }),
    exports: runs.map(({ id, kind, year: of, byName, madeAt }) => ({
      id,
      words: `${day(madeAt)}: ${kind} of ${of}, by ${byName ?? 'somebody who has left'}`,
    })),
  }
}

const MOST_PAGES = 400

/** A page of the journal of the year that the address asks for. */
export async function journalShown(
  c: Web,
  db: ViewerDb,
  { purse, currency, timeZone, at }: BooksShown,
): Promise<JournalShown> {
  const year = numberIn(c, 'year', dateIn(db.now, timeZone).year, YEARS)
  const page = numberIn(c, 'page', 1, [1, MOST_PAGES])
  const { lines, hasMore } = purse
    ? await journalPage(db, purse.id, year, page)
    : { lines: [], hasMore: false }
  const pageAt = (to: number) => `${at}/journal?year=${year}&page=${to}`
  const entries = Map.groupBy(lines, ({ number }) => number)
  return {
    at,
    year,
    entries: [...entries.values()].toReversed().flatMap((postings) => {
      const [first] = postings
      if (!first) return []
      return [
        {
          number: first.number,
          title: `${first.number}, ${formatDateOnly(first.bookedOn)}: ${entryWords[first.kind]}`,
          about: [first.words, first.undoes && `entry ${first.undoes} is undone`].filter(Boolean).join('; '),
          debits: sideOf(postings, 1, currency),
          credits: sideOf(postings, -1, currency),
        },
      ]
    }),
    pages: {
      previous: page > 1 ? pageAt(page - 1) : undefined,
      next: hasMore ? pageAt(page + 1) : undefined,
    },
  }
}

/** What an entry did on one side, account by account: what is of one account, person and invoice is one line. */
function sideOf(postings: readonly JournalLine[], sign: 1 | -1, currency: Currency): string[] {
  const sums = new Map<string, number>()
  for (const { account, party, invoice, amountMinor } of postings) {
    if (Math.sign(amountMinor) !== sign) continue
    const whose = [party, invoice && `invoice ${invoice}`].filter(Boolean).join(', ')
    const name = whose ? `${accountWords[account]}, ${whose}` : accountWords[account]
    sums.set(name, (sums.get(name) ?? 0) + Math.abs(amountMinor))
  }
  return [...sums].map(([name, minor]) => `${name}: ${inFull(minor, currency)}`)
}

/** What was taken out, as a file to keep. */
export function sendExport(
  c: Web,
  { kind, year, header, rows }: Awaited<ReturnType<typeof fetchBooksExport>>,
): Response {
  return sendTable(c, `${kind}-${year}`, [header, ...rows])
}
