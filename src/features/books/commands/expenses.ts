import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { newId } from '../../../shared/ids.ts'
import type { KnownFile } from '../../../shared/known-files.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { expenseById } from '../queries/expenses.ts'
import { purseSums } from '../queries/purse-sums.ts'
import { peopleNow } from '../queries/settings.ts'
import type { CostAccount, MoneyAccount } from '../rules/accounts.ts'
import { type DayRefusal, whyNotOn } from '../rules/bookable.ts'
import {
  expensePostings,
  type OtherKind,
  otherEntry,
  type PaidFrom,
  RECEIPTS_MOST,
} from '../rules/expense.ts'
import { type PaidOut, payDue } from './pay-due.ts'
import { postEntry, reverseEntry } from './post.ts'
import { lockedPurse, partyOf } from './purse.ts'

export interface NewExpense {
  account: CostAccount
  words: string
  spentOn: Temporal.PlainDate
  amountMinor: number
  /** A person: out of their own pocket. */
  paidFrom: MoneyAccount | { personId: string }
  receipt?: KnownFile | null | undefined
}

/** What was spent for the group, out of the purse or out of somebody's own pocket. */
export async function noteExpense(
  db: ViewerDb,
  groupId: string,
  expense: NewExpense,
): Promise<{ expenseId: string } | DayRefusal | Refusal<'nobody-here'>> {
  const purse = await lockedPurse(db, groupId)
  const { paidFrom } = expense
  const refusal = whyNotOn(expense.spentOn, dateIn(db.now, purse.timeZone))
  if (refusal) return refusal
  if (typeof paidFrom !== 'string') {
    const people = await peopleNow(db, groupId)
    if (!people.some(({ personId }) => personId === paidFrom.personId)) return refuse('nobody-here')
  }
  const paid: PaidFrom =
    typeof paidFrom === 'string'
      ? { from: paidFrom }
      : { from: 'own-pocket', partyId: await partyOf(db, purse, paidFrom.personId) }
  const entryId = await postEntry(db, purse, {
    kind: 'expense',
    bookedOn: expense.spentOn,
    postings: expensePostings(expense.account, expense.amountMinor, paid, expense.spentOn),
  })
  const expenseId = newId()
  await db
    .insertInto('expense')
    .values({
      id: expenseId,
      purse_id: purse.id,
      account: expense.account,
      words: expense.words,
      spent_on: expense.spentOn,
      amount_minor: expense.amountMinor,
      paid_from: paid.from,
      party_id: paid.from === 'own-pocket' ? paid.partyId : null,
      entry_id: entryId,
      noted_by: found(db.viewer.personId),
      noted_at: db.now,
    })
    .execute()
  if (expense.receipt) await insertReceipt(db, purse.id, expenseId, expense.receipt)
  return { expenseId }
}

const insertReceipt = (db: ViewerDb, purseId: string, expenseId: string, { mediaType, bytes }: KnownFile) =>
  db
    .insertInto('receipt')
    .values({
      id: newId(),
      purse_id: purseId,
      expense_id: expenseId,
      media_type: mediaType,
      bytes: Buffer.from(bytes),
      kept_by: found(db.viewer.personId),
      kept_at: db.now,
    })
    .execute()

/** A receipt that was found later. */
export async function keepReceipt(
  db: ViewerDb,
  groupId: string,
  expenseId: string,
  receipt: KnownFile,
): Promise<{ expenseId: string } | Refusal<'receipts-enough'>> {
  const purse = await lockedPurse(db, groupId)
  const expense = found(await expenseById(db, purse.id, expenseId))
  if ((expense.receipts ?? 0) >= RECEIPTS_MOST) return refuse('receipts-enough')
  await insertReceipt(db, purse.id, expenseId, receipt)
  return { expenseId }
}

/** A file that was taken for another: for a day, by whoever kept it. */
export async function takeReceiptBack(
  db: ViewerDb,
  groupId: string,
  receiptId: string,
): Promise<{ groupId: string } | Refusal<'receipt-stays'>> {
  const purse = await lockedPurse(db, groupId)
  const { numDeletedRows } = await db
    .deleteFrom('receipt')
    .where('id', '=', receiptId)
    .where('purse_id', '=', purse.id)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n ? { groupId } : refuse('receipt-stays')
}

/** An expense that was none: undone by a further entry. What was paid back for it stays with whoever got it. */
export async function undoExpense(
  db: ViewerDb,
  groupId: string,
  expenseId: string,
): Promise<{ groupId: string } | Refusal<'undone-already'>> {
  const purse = await lockedPurse(db, groupId)
  const expense = found(await expenseById(db, purse.id, expenseId))
  if (expense.isUndone) return refuse('undone-already')
  await reverseEntry(db, purse, expense.entryId, dateIn(db.now, purse.timeZone))
  return { groupId }
}

/** Somebody gets back what they paid out of their own pocket, or a part of it. */
export const repayOutlay = (db: ViewerDb, groupId: string, paid: PaidOut) =>
  payDue(db, groupId, paid, { account: 'outlays', kind: 'repaid' })

/** What there was to begin with, a gift, what moves between bank and cash, what is put by. */
export async function noteOther(
  db: ViewerDb,
  groupId: string,
  { kind, amountMinor, on }: { kind: OtherKind; amountMinor: number; on: Temporal.PlainDate },
): Promise<{ groupId: string } | DayRefusal | Refusal<'not-that-much'>> {
  const purse = await lockedPurse(db, groupId)
  const refusal = whyNotOn(on, dateIn(db.now, purse.timeZone))
  if (refusal) return refusal
  const sums = await purseSums(db, purse.id)
  if (kind === 'taken-from-reserve' && amountMinor > 0 - sums.reserve) return refuse('not-that-much')
  if (kind === 'to-bank' && amountMinor > sums.cash) return refuse('not-that-much')
  await postEntry(db, purse, { ...otherEntry(kind, amountMinor), bookedOn: on })
  return { groupId }
}
