import type { ViewerDb } from '../../../platform/database/database.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { partyBalance } from '../queries/purse-sums.ts'
import type { MoneyAccount } from '../rules/accounts.ts'
import { type DayRefusal, whyNotOn } from '../rules/bookable.ts'
import { paidTo } from '../rules/expense.ts'
import { postEntry } from './post.ts'
import { lockedPurse } from './purse.ts'

export interface PaidOut {
  partyId: string
  amountMinor: number
  from: MoneyAccount
  paidOn: Temporal.PlainDate
}

/** Somebody gets what the purse owes them, or a part of it, and no more. */
export async function payDue(
  db: ViewerDb,
  groupId: string,
  { partyId, amountMinor, from, paidOn }: PaidOut,
  { account, kind }: { account: 'outlays' | 'leaders'; kind: 'repaid' | 'fee-paid' },
): Promise<{ groupId: string } | DayRefusal | Refusal<'more-than-due'>> {
  const purse = await lockedPurse(db, groupId)
  const refusal = whyNotOn(paidOn, dateIn(db.now, purse.timeZone))
  if (refusal) return refusal
  if (amountMinor > 0 - (await partyBalance(db, purse.id, partyId, account))) return refuse('more-than-due')
  await postEntry(db, purse, {
    kind,
    bookedOn: paidOn,
    postings: paidTo(account, partyId, amountMinor, from),
  })
  return { groupId }
}
