import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { postEntry } from '../../books/commands/post.ts'
import { lockPurse } from '../../books/commands/purse.ts'
import { keptPurse } from './kept-purse.ts'

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
): Promise<
  { refundId: string } | Refusal<'more-than-theirs' | 'not-yet' | 'too-long-ago' | 'nothing-chosen'>
> {
  if (wish.amountMinor === 0) return refuse('nothing-chosen')
  const purse = await keptPurse(db, groupId)
  await lockPurse(db, purse.id)
  const { rows } = await sql<{ theirs: number; today: Temporal.PlainDate }>`
    select -coalesce((select sum(p.amount_minor) from posting p
        where p.party_id = y.id and p.account = 'members' and p.invoice_id is null), 0)::float8 as theirs,
      (${db.now}::timestamptz at time zone ${purse.timeZone})::date as today
    from party y where y.id = ${wish.partyId}::uuid and y.purse_id = ${purse.id}`.execute(db)
  const [party] = rows
  if (!party) throw new NotFound()
  if (wish.amountMinor > party.theirs) return refuse('more-than-theirs')
  if (Temporal.PlainDate.compare(wish.paidOn, party.today) > 0) return refuse('not-yet')
  if (Temporal.PlainDate.compare(wish.paidOn, party.today.subtract({ years: 2 })) < 0)
    return refuse('too-long-ago')
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
