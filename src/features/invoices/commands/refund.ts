import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { postEntry } from '../../books/commands/post.ts'
import { lockedPurse } from '../../books/commands/purse.ts'
import { keptMinorOf } from '../../books/queries/purse-sums.ts'
import { type DayRefusal, whyNotOn } from '../../books/rules/bookable.ts'

export interface RefundWish {
  partyId: string
  amountMinor: number
  paidOn: Temporal.PlainDate
  method: 'transfer' | 'cash' | 'cheque'
}

/** What somebody paid too much has been given back. */
export async function refund(
  db: ViewerDb,
  groupId: string,
  wish: RefundWish,
): Promise<{ refundId: string } | DayRefusal | Refusal<'more-than-theirs' | 'nothing-chosen'>> {
  if (wish.amountMinor === 0) return refuse('nothing-chosen')
  const purse = await lockedPurse(db, groupId)
  if (wish.amountMinor > (await keptMinorOf(db, purse.id, wish.partyId))) return refuse('more-than-theirs')
  const refusal = whyNotOn(wish.paidOn, dateIn(db.now, purse.timeZone))
  if (refusal) return refusal
  const entryId = await postEntry(db, purse, {
    kind: 'refund',
    bookedOn: wish.paidOn,
    postings: [
      { account: 'members', partyId: wish.partyId, amountMinor: wish.amountMinor },
      { account: wish.method === 'cash' ? 'cash' : 'bank', amountMinor: -wish.amountMinor },
    ],
  })
  const refundId = newId()
  await db
    .insertInto('refund')
    .values({
      id: refundId,
      purse_id: purse.id,
      party_id: wish.partyId,
      amount_minor: wish.amountMinor,
      paid_on: wish.paidOn,
      method: wish.method,
      entry_id: entryId,
      made_by: found(db.viewer.personId),
      made_at: db.now,
    })
    .execute()
  return { refundId }
}
