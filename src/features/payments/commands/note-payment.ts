import type { ViewerDb } from '../../../platform/database/database.ts'
import { queueEachEmail } from '../../../platform/mail/queue-email.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal.ts'
import { lockedPurse } from '../../books/commands/purse.ts'
import { type DayRefusal, whyNotOn } from '../../books/rules/bookable.ts'
import { openOf, openOfParty } from '../queries/open-of.ts'
import { allocate } from '../rules/allocation.ts'
import { SAME_PAYMENT_DAYS } from '../rules/payment.ts'
import { payerParty, unknownPayers } from './payer.ts'
import { type PaymentRefusal, recordPayment } from './record-payment.ts'

export interface NotedByHand {
  /** A party, or a person of the group; null: nobody knows yet. */
  whoId: string | null
  method: 'transfer' | 'cash' | 'cheque'
  receivedOn: Temporal.PlainDate
  amountMinor: number
  reference?: string | null
  /** Their invoices, the longest due first; or one; or none: it is kept for the next. */
  put: 'oldest' | 'keep' | { invoiceId: string }
  /** It is another payment than the one of these days that is noted already. */
  isFurther: boolean
  /** By email, that it is here. */
  tellsPayer: boolean
}

export type NotingRefusal = PaymentRefusal | DayRefusal | Refusal<'nothing-paid' | 'looks-noted'>

/** A keeper notes what came in by transfer, in cash or as a cheque. */
export async function notePayment(
  db: ViewerDb,
  groupId: string,
  wish: NotedByHand,
): Promise<{ paymentId: string; keptMinor: number } | NotingRefusal> {
  if (wish.amountMinor === 0) return refuse('nothing-paid')
  const purse = await lockedPurse(db, groupId)
  const refusal = whyNotOn(wish.receivedOn, dateIn(db.now, purse.timeZone))
  if (refusal) return refusal
  const partyId = wish.whoId
    ? await payerParty(db, purse, wish.whoId)
    : ((await unknownPayers(db, purse.id, 1))[0] ?? '')
  if (!wish.isFurther && (await looksNoted(db, purse.id, partyId, wish))) return refuse('looks-noted')
  const { putTo, keptMinor } = allocate(wish.amountMinor, await invoicesFor(db, purse.id, partyId, wish.put))
  // One invoice was chosen, and it wants nothing of this payer.
  if (typeof wish.put === 'object' && putTo.length === 0) return refuse('invoice-not-open')
  const outcome = await recordPayment(db, {
    purseId: purse.id,
    partyId,
    method: wish.method,
    receivedOn: wish.receivedOn,
    amountMinor: wish.amountMinor,
    putTo,
    reference: wish.reference ?? null,
  })
  if (isRefusal(outcome)) return outcome
  if (wish.tellsPayer) await tellPayers(db, [outcome.paymentId])
  return { paymentId: outcome.paymentId, keptMinor }
}

async function invoicesFor(db: ViewerDb, purseId: string, partyId: string, put: NotedByHand['put']) {
  if (put === 'keep') return []
  if (put === 'oldest') return openOfParty(db, purseId, partyId)
  const invoice = (await openOf(db, purseId, [put.invoiceId])).get(put.invoiceId)
  return invoice?.debtorId === partyId ? [invoice] : []
}

/** The same sum of the same payer within a few days. */
async function looksNoted(
  db: ViewerDb,
  purseId: string,
  partyId: string,
  { amountMinor, receivedOn }: NotedByHand,
): Promise<boolean> {
  const same = await db
    .selectFrom('payment as p')
    .select('p.id')
    .where('p.purse_id', '=', purseId)
    .where('p.party_id', '=', partyId)
    .where('p.amount_minor', '=', amountMinor)
    .where('p.received_on', '>=', receivedOn.subtract({ days: SAME_PAYMENT_DAYS }))
    .where('p.received_on', '<=', receivedOn.add({ days: SAME_PAYMENT_DAYS }))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('payment_taken_back as b').select('b.payment_id').whereRef('b.payment_id', '=', 'p.id'),
        ),
      ),
    )
    .executeTakeFirst()
  return same !== undefined
}

/** An email to whoever paid, where they have an account here; each once, with the payment. */
export async function tellPayers(db: ViewerDb, paymentIds: readonly string[]): Promise<void> {
  if (paymentIds.length === 0) return
  const payers = await db
    .selectFrom('payment as p')
    .innerJoin('party_identity as i', 'i.party_id', 'p.party_id')
    .select(['p.id', 'i.person_id as personId'])
    .where('p.id', 'in', paymentIds)
    .execute()
  await queueEachEmail(
    db,
    'payment-received',
    payers.flatMap(({ id, personId }) => (personId ? [{ to: { personId }, about: id }] : [])),
  )
}
