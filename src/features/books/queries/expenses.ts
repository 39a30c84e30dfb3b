import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { KnownFileType } from '../../../shared/known-files.ts'
import type { CostAccount } from '../rules/accounts.ts'
import { FORMER } from './purse-sums.ts'

export interface Expense {
  id: string
  entryId: string
  account: CostAccount
  words: string
  spentOn: Temporal.PlainDate
  amountMinor: number
  paidFrom: 'bank' | 'cash' | 'own-pocket'
  /** Who paid it out of their own pocket. */
  paidByName: string | null
  isUndone: boolean
  receipts: {
    id: string
    mediaType: KnownFileType
    kilobytes: number
    keptBy: string | null
    keptAt: string
  }[]
}

const A_PAGE = 50

const expenses = (purseId: string) => sql`
  select e.id, e.entry_id as "entryId", e.account, e.words, e.spent_on as "spentOn", e.amount_minor as "amountMinor",
    e.paid_from as "paidFrom", case when e.party_id is not null then coalesce(n.name, ${FORMER}) end as "paidByName",
    exists (select from journal_entry r where r.reverses = e.entry_id) as "isUndone",
    (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'mediaType', r.media_type,
        'kilobytes', ceil(length(r.bytes) / 1024.0), 'keptBy', r.kept_by, 'keptAt', r.kept_at) order by r.kept_at), '[]')
      from receipt r where r.expense_id = e.id) as receipts
  from expense e left join names_in_purse(${purseId}) n on n.party_id = e.party_id
  where e.purse_id = ${purseId}`

/** The purse's expenses, newest first. */
export async function expensesOf(
  db: ViewerDb,
  purseId: string,
  page = 1,
): Promise<{ expenses: Expense[]; hasMore: boolean }> {
  const { rows } = await sql<Expense>`${expenses(purseId)} order by e.spent_on desc, e.id desc
    limit ${A_PAGE + 1} offset ${(page - 1) * A_PAGE}`.execute(db)
  return { expenses: rows.slice(0, A_PAGE), hasMore: rows.length > A_PAGE }
}

/** More than a group spends in a year. */
const MOST_A_YEAR = 1000

/** Those of a year, newest first. */
export async function expensesOfYear(db: ViewerDb, purseId: string, year: number): Promise<Expense[]> {
  const { rows } = await sql<Expense>`${expenses(purseId)}
    and e.spent_on between make_date(${year}::int, 1, 1) and make_date(${year}::int, 12, 31)
    order by e.spent_on desc, e.id desc limit ${MOST_A_YEAR}`.execute(db)
  return rows
}

export async function expenseById(db: ViewerDb, purseId: string, id: string) {
  const row = await db
    .selectFrom('expense')
    .select(['id', 'entry_id as entryId', 'spent_on as spentOn'])
    .select(({ exists, selectFrom }) => [
      exists(selectFrom('journal_entry as r').whereRef('r.reverses', '=', 'expense.entry_id')).as('isUndone'),
    ])
    .select(({ selectFrom }) => [
      selectFrom('receipt')
        .whereRef('receipt.expense_id', '=', 'expense.id')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('receipts'),
    ])
    .where('id', '=', id)
    .where('purse_id', '=', purseId)
    .executeTakeFirst()
  return row ?? null
}

/** The file itself, to those who keep the purse. */
export async function receiptById(db: ViewerDb, purseId: string, id: string) {
  const row = await db
    .selectFrom('receipt')
    .innerJoin('expense', 'expense.id', 'receipt.expense_id')
    .select(['receipt.media_type as mediaType', 'receipt.bytes', 'expense.spent_on as spentOn'])
    .where('receipt.id', '=', id)
    .where('receipt.purse_id', '=', purseId)
    .executeTakeFirst()
  return row ?? null
}
