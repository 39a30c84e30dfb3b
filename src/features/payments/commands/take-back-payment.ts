import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal.ts'
import { postEntry, reverseEntry } from '../../books/commands/post.ts'
import { lockedPurse } from '../../books/commands/purse.ts'
import type { KeptPurse } from '../../books/queries/purse.ts'
import { keptMinorOf } from '../../books/queries/purse-sums.ts'
import { openOfParty } from '../queries/open-of.ts'
import { allocate, putRight } from '../rules/allocation.ts'
import type { PaymentMethod } from '../rules/payment.ts'
import { payerParty } from './payer.ts'
import { movedTo, paidOf } from './put-to-invoices.ts'
import { recordPayment } from './record-payment.ts'

export type TakingBackRefusal = Refusal<'taken-back-already' | 'given-back-since' | 'taken-by-card'>

/** A payment that was noted by mistake, or that did not come after all, is undone by a further entry. */
export async function takeBackPayment(
  db: ViewerDb,
  groupId: string,
  { paymentId, why }: { paymentId: string; why: 'mistake' | 'not-paid' },
): Promise<{ paymentId: string } | TakingBackRefusal> {
  const purse = await lockedPurse(db, groupId)
  const payment = await paymentToUndo(db, purse, paymentId)
  if (isRefusal(payment)) return payment
  const entryId = await undo(db, purse, payment)
  if (isRefusal(entryId)) return entryId
  await noteTakenBack(db, purse, payment, { why, entryId, insteadId: null })
  // The line may be noted anew; a transfer that was called back stays noted as such.
  if (why === 'mistake')
    await db
      .deleteFrom('payment_key')
      .where('purse_id', '=', purse.id)
      .where('payment_id', '=', paymentId)
      .execute()
  return { paymentId }
}

/** The same money, noted as somebody else's: theirs are paid the longest due first. */
export async function moveToPayer(
  db: ViewerDb,
  groupId: string,
  { paymentId, whoId }: { paymentId: string; whoId: string },
): Promise<{ paymentId: string } | TakingBackRefusal | Refusal<'is-theirs'>> {
  const purse = await lockedPurse(db, groupId)
  const payment = await paymentToUndo(db, purse, paymentId)
  if (isRefusal(payment)) return payment
  const partyId = await payerParty(db, purse, whoId)
  if (partyId === payment.partyId) return refuse('is-theirs')
  const entryId = await undo(db, purse, payment)
  if (isRefusal(entryId)) return entryId
  const { putTo } = allocate(payment.amountMinor, await openOfParty(db, purse.id, partyId))
  const { method, receivedOn, amountMinor, reference } = payment
  const outcome = await recordPayment(db, {
    purseId: purse.id,
    partyId,
    method,
    receivedOn,
    amountMinor,
    putTo,
    reference,
  })
  // It has no key yet, and is put to no more than is open while the purse is locked.
  if (isRefusal(outcome)) throw new Error(outcome.refused)
  await noteTakenBack(db, purse, payment, { why: 'another-payer', entryId, insteadId: outcome.paymentId })
  await db
    .updateTable('payment_key')
    .set({ payment_id: outcome.paymentId })
    .where('purse_id', '=', purse.id)
    .where('payment_id', '=', paymentId)
    .execute()
  return outcome
}

interface ToUndo {
  id: string
  partyId: string
  entryId: string
  method: PaymentMethod
  receivedOn: Temporal.PlainDate
  amountMinor: number
  reference: string | null
}

async function paymentToUndo(
  db: ViewerDb,
  purse: KeptPurse,
  paymentId: string,
): Promise<ToUndo | Refusal<'taken-back-already' | 'taken-by-card'>> {
  const payment = await db
    .selectFrom('payment as p')
    .leftJoin('payment_taken_back as b', 'b.payment_id', 'p.id')
    .select([
      'p.id',
      'p.party_id as partyId',
      'p.entry_id as entryId',
      'p.method',
      'p.received_on as receivedOn',
    ])
    .select(['p.amount_minor as amountMinor', 'p.reference', 'b.entry_id as undoneBy'])
    .where('p.id', '=', paymentId)
    .where('p.purse_id', '=', purse.id)
    .executeTakeFirst()
  if (!payment) throw new NotFound()
  if (payment.undoneBy) return refuse('taken-back-already')
  // What a card company took is given back there.
  if (payment.method === 'card') return refuse('taken-by-card')
  const { undoneBy: _, ...toUndo } = payment
  return { ...toUndo, method: payment.method as PaymentMethod }
}

/**
 * What was kept of it may have been put to invoices since, and what it was put to may have been credited since: then as much is
 * taken off these, or put back into those, again.
 */
async function undo(
  db: ViewerDb,
  purse: KeptPurse,
  { entryId, partyId }: ToUndo,
): Promise<string | Refusal<'given-back-since'>> {
  const today = dateIn(db.now, purse.timeZone)
  const undoing = await reverseEntry(db, purse, entryId, today)
  const right = putRight(await keptMinorOf(db, purse.id, partyId), await paidOf(db, purse.id, partyId))
  if (right === null) return refuse('given-back-since')
  if (right.length > 0)
    await postEntry(db, purse, { kind: 'put-to', bookedOn: today, postings: movedTo(partyId, right) })
  return undoing
}

async function noteTakenBack(
  db: ViewerDb,
  purse: KeptPurse,
  payment: ToUndo,
  { why, entryId, insteadId }: { why: string; entryId: string; insteadId: string | null },
): Promise<void> {
  await db
    .insertInto('payment_taken_back')
    .values({
      payment_id: payment.id,
      purse_id: purse.id,
      why,
      entry_id: entryId,
      instead_id: insteadId,
      taken_back_by: found(db.viewer.personId),
      taken_back_at: db.now,
    })
    .execute()
}
