import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { invoiceNumber } from '../../../shared/invoice-words.ts'
import type { Account } from '../rules/accounts.ts'
import type { EntryKind } from '../rules/entry.ts'
import {
  type Booked,
  type PeriodSums,
  periodSums,
  periodsOf,
  type YearReport,
  yearReport,
} from '../rules/year.ts'
import { FORMER } from './purse-sums.ts'

const firstOf = (year: number) => Temporal.PlainDate.from({ year, month: 1, day: 1 })

/** The year's report of a purse, to those who keep it. */
export async function yearOf(db: ViewerDb, purseId: string, year: number): Promise<YearReport> {
  const { rows } = await sql<Booked>`
    select p.account, case when e.booked_on < ${firstOf(year)} then ${firstOf(year).subtract({ days: 1 })}::date
        else ${firstOf(year)}::date end as "bookedOn",
      sum(p.amount_minor)::bigint as "amountMinor"
    from journal_entry e join posting p on p.entry_id = e.id
    where e.purse_id = ${purseId} and e.booked_on < ${firstOf(year + 1)}
    group by 1, 2, p.amount_minor > 0`.execute(db)
  return yearReport(
    year,
    rows.map((row) => ({ ...row, forDay: row.bookedOn })),
  )
}

/** Income and costs of a year by the terms that they are for; by quarters where there are none. */
export async function periodsOfYear(
  db: ViewerDb,
  purse: { id: string; groupId: string | null },
  year: number,
): Promise<PeriodSums[]> {
  const terms = await db
    .selectFrom('term')
    .select('first_on as firstOn')
    .where('group_id', '=', purse.groupId)
    .orderBy('first_on')
    .limit(200)
    .execute()
  const { rows } = await sql<Booked>`
    select p.account, coalesce(p.for_day, e.booked_on) as "forDay", coalesce(p.for_day, e.booked_on) as "bookedOn",
      sum(p.amount_minor)::bigint as "amountMinor"
    from journal_entry e join posting p on p.entry_id = e.id
    where e.purse_id = ${purse.id}
      and p.account in ('contributions', 'gifts', 'leader-fees', 'room', 'supervision', 'other', 'card-charges', 'written-off')
      and coalesce(p.for_day, e.booked_on) >= ${firstOf(year)} and coalesce(p.for_day, e.booked_on) < ${firstOf(year + 1)}
    group by 1, 2, 3`.execute(db)
  const named = terms.map(({ firstOn }) => ({ firstOn, name: `From ${termDay.format(firstOn)}` }))
  return periodSums(periodsOf(year, named), rows)
}

const termDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' })

/** The years in which something was booked, newest first. */
export async function bookedYears(db: ViewerDb, purseId: string): Promise<number[]> {
  const { rows } = await sql<{ first: number | null; last: number | null }>`
    select extract(year from min(booked_on))::int as first, extract(year from max(booked_on))::int as last
    from journal_entry where purse_id = ${purseId}`.execute(db)
  const [{ first, last } = { first: null, last: null }] = rows
  if (first === null || last === null) return []
  return Array.from({ length: last - first + 1 }, (_, nth) => last - nth)
}

export interface JournalLine {
  number: number
  kind: EntryKind
  bookedOn: Temporal.PlainDate
  enteredAt: Temporal.Instant
  /** The number of the entry that this one undoes. */
  undoes: number | null
  account: Account
  party: string | null
  /** '2026-0007' and its reference, where it is of an invoice. */
  invoice: string | null
  reference: string | null
  forDay: Temporal.PlainDate | null
  amountMinor: number
  /** Of an expense, in its keeper's words. */
  words: string | null
}

type LineRow = Omit<JournalLine, 'invoice'> & { ofYear: number | null; ofNumber: number | null }

const asLine = ({ ofYear, ofNumber, ...line }: LineRow): JournalLine => ({
  ...line,
  invoice: ofYear !== null && ofNumber !== null ? invoiceNumber({ year: ofYear, number: ofNumber }) : null,
})

const lines = (purseId: string, year: number, entries: ReturnType<typeof sql>) => sql<LineRow>`
  select e.number, e.kind, e.booked_on as "bookedOn", e.entered_at as "enteredAt", r.number as undoes, p.account,
    case when p.party_id is not null then coalesce(n.name, ${FORMER}) end as party,
    v.year as "ofYear", v.number as "ofNumber", v.reference, p.for_day as "forDay", p.amount_minor as "amountMinor",
    x.words
  from (${entries}) e
    join posting p on p.entry_id = e.id
    left join journal_entry r on r.id = e.reverses
    left join names_in_purse(${purseId}) n on n.party_id = p.party_id
    left join invoice v on v.id = p.invoice_id
    left join expense x on x.entry_id = e.id
  where e.purse_id = ${purseId} and extract(year from e.booked_on) = ${year}
  order by e.number, p.position`

const ofYear = (purseId: string, year: number) => sql`
  select * from journal_entry where purse_id = ${purseId} and booked_on >= ${firstOf(year)} and booked_on < ${firstOf(year + 1)}`

const ENTRIES_A_PAGE = 50

/** The journal of a year, newest first, an entry with all its postings. */
export async function journalPage(
  db: ViewerDb,
  purseId: string,
  year: number,
  page: number,
): Promise<{ lines: JournalLine[]; hasMore: boolean }> {
  const { rows } = await lines(
    purseId,
    year,
    sql`${ofYear(purseId, year)} order by number desc limit ${ENTRIES_A_PAGE + 1} offset ${(page - 1) * ENTRIES_A_PAGE}`,
  ).execute(db)
  const numbers = [...new Set(rows.map(({ number }) => number))].sort((a, b) => b - a)
  const shown = new Set(numbers.slice(0, ENTRIES_A_PAGE))
  return {
    lines: rows.filter(({ number }) => shown.has(number)).map(asLine),
    hasMore: numbers.length > ENTRIES_A_PAGE,
  }
}

/** More than a group books in a year; a table that long no longer opens in a spreadsheet. */
export const MOST_LINES = 100_000

/** The whole journal of a year, for an accountant. */
export async function journalOfYear(db: ViewerDb, purseId: string, year: number): Promise<JournalLine[]> {
  const { rows } =
    await sql<LineRow>`${lines(purseId, year, ofYear(purseId, year))} limit ${MOST_LINES}`.execute(db)
  return rows.map(asLine)
}

export interface ExportRun {
  id: string
  kind: 'journal' | 'balances'
  year: number
  byName: string | null
  madeAt: Temporal.Instant
}

/** Who took a copy away, newest first. */
export async function exportRuns(db: ViewerDb, purseId: string, limit = 10): Promise<ExportRun[]> {
  const { rows } = await sql<ExportRun>`
    select x.id, x.kind, x.year, w.name as "byName", x.made_at as "madeAt"
    from books_export x left join who_took_books(${purseId}) w on w.export_id = x.id
    where x.purse_id = ${purseId} order by x.made_at desc, x.id desc limit ${limit}`.execute(db)
  return rows
}

/** Whether members have ever been asked for anything. */
export async function hasInvoiced(db: ViewerDb, purseId: string): Promise<boolean> {
  const entry = await db
    .selectFrom('journal_entry')
    .select('id')
    .where('purse_id', '=', purseId)
    .where('kind', '=', 'invoice')
    .limit(1)
    .executeTakeFirst()
  return entry !== undefined
}
