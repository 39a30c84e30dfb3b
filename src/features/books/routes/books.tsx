import { stringify } from 'csv-stringify/sync'
import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { type Currency, formatMoney, money } from '../../../shared/money.ts'
import { freshSignIn, requireFreshSignIn } from '../../accounts/fresh.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { fetchBooksExport, makeBooksExport } from '../commands/make-export.ts'
import { exportForm } from '../forms.ts'
import { BooksPage, JournalPage } from '../pages/books-page.tsx'
import {
  bookedYears,
  exportRuns,
  type JournalLine,
  journalPage,
  periodsOfYear,
  yearOf,
} from '../queries/books.ts'
import { keptMoneyPlace } from '../queries/money-framing.ts'
import { purseOf } from '../queries/purse.ts'
import { accountWords, entryWords } from '../rules/account-words.ts'
import { accounts } from '../rules/accounts.ts'
import { yearReport } from '../rules/year.ts'
import { idOf, numberIn, todayOf } from './in-address.ts'

export const booksRoutes = new Hono<WebEnv>()
booksRoutes.use('/groups/:id/money/books', requireSignIn)
booksRoutes.use('/groups/:id/money/books/*', requireSignIn)

booksRoutes.get('/groups/:id/money/books', (c) => show(c, (db) => booksPage(c, db)))
booksRoutes.get('/groups/:id/money/books/journal', (c) => show(c, (db) => journal(c, db)))

booksRoutes.post('/groups/:id/money/books/exports', freshSignIn, (c) =>
  submit(c, {
    form: exportForm,
    command: (db, wish) => makeBooksExport(db, idOf(c), wish),
    done: ({ exportId }) => `/groups/${idOf(c)}/money/books/exports/${exportId}`,
    again: (db, attempt) => booksPage(c, db, attempt?.refusal ?? 'Please choose what to take out.'),
    words: {},
  }),
)

booksRoutes.get('/groups/:id/money/books/exports/:exportId', async (c) => {
  const instead = await requireFreshSignIn(c, { back: `/groups/${idOf(c)}/money/books` })
  if (instead) return instead
  const { kind, year, header, rows } = await c.var.house.database.asViewer(
    c.var.viewer,
    (db) => fetchBooksExport(db, idOf(c), idOf(c, 'exportId')),
    { readOnly: true },
  )
  // Excel takes a file for UTF-8 by its mark; a cell that begins like a formula is none.
  const csv = stringify([header, ...rows], { bom: true, record_delimiter: 'windows', escape_formulas: true })
  return c.body(csv, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${kind}-${year}.csv"`,
    'Cache-Control': 'no-store',
  })
})

const YEARS: [number, number] = [2000, 2200]

async function booksPage(c: Web, db: ViewerDb, refusal?: string) {
  const { group, framing } = await keptMoneyPlace(db, idOf(c))
  const purse = await purseOf(db, group.id)
  const years = purse ? await bookedYears(db, purse.id) : []
  const today = await todayOf(db, group.id)
  const year = numberIn(c, 'year', years.find((each) => each <= today.year) ?? today.year, YEARS)
  const report = purse ? await yearOf(db, purse.id, year) : yearReport(year, [])
  const day = (moment: Temporal.Instant) => formatDateOnly(dateIn(moment, group.timeZone))
  return (
    <BooksPage
      framing={framing}
      group={group}
      year={year}
      years={years.slice(0, 12)}
      periods={purse ? await periodsOfYear(db, purse, year) : []}
      incomeMinor={report.incomeMinor}
      costsMinor={report.costsMinor}
      resultMinor={report.resultMinor}
      flows={report.accounts.flatMap(({ account, closingMinor }) => {
        const kind = accounts[account]
        if ((kind !== 'income' && kind !== 'cost') || closingMinor === 0) return []
        return [
          { name: accountWords[account], kind, minor: kind === 'income' ? 0 - closingMinor : closingMinor },
        ]
      })}
      balances={report.accounts.flatMap(({ account, openingMinor, closingMinor }) => {
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
      })}
      exports={(purse ? await exportRuns(db, purse.id) : []).map(
        ({ id, kind, year: of, byName, madeAt }) => ({
          id,
          words: `${day(madeAt)}: ${kind} of ${of}, by ${byName ?? 'somebody who has left'}`,
        }),
      )}
      refusal={refusal}
    />
  )
}

const MOST_PAGES = 400

async function journal(c: Web, db: ViewerDb) {
  const { group, framing } = await keptMoneyPlace(db, idOf(c))
  const purse = await purseOf(db, group.id)
  const year = numberIn(c, 'year', (await todayOf(db, group.id)).year, YEARS)
  const page = numberIn(c, 'page', 1, [1, MOST_PAGES])
  const { lines, hasMore } = purse
    ? await journalPage(db, purse.id, year, page)
    : { lines: [], hasMore: false }
  const at = (to: number) => `/groups/${group.id}/money/books/journal?year=${year}&page=${to}`
  const entries = Map.groupBy(lines, ({ number }) => number)
  return (
    <JournalPage
      framing={framing}
      group={group}
      year={year}
      entries={[...entries.values()].toReversed().flatMap((postings) => {
        const [first] = postings
        if (!first) return []
        return [
          {
            number: first.number,
            title: `${first.number}, ${formatDateOnly(first.bookedOn)}: ${entryWords[first.kind]}`,
            about: [first.words, first.undoes && `entry ${first.undoes} is undone`]
              .filter(Boolean)
              .join('; '),
            debits: sideOf(postings, 1, group.currency),
            credits: sideOf(postings, -1, group.currency),
          },
        ]
      })}
      pages={{
        previous: page > 1 ? at(page - 1) : undefined,
        next: hasMore ? at(page + 1) : undefined,
      }}
    />
  )
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
  return [...sums].map(
    ([name, minor]) => `${name}: ${formatMoney(money(minor, currency), { pence: 'always' })}`,
  )
}
