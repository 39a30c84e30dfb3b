import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { type NewEntry, postEntries } from '../../books/commands/post.ts'
import { lockPurse } from '../../books/commands/purse.ts'
import { purseById } from '../../books/queries/purse.ts'
import type { Posting } from '../../books/rules/accounts.ts'
import { type OpenOf, openOf } from '../queries/open-of.ts'
import type { PutTo } from '../rules/allocation.ts'
import type { PaymentMethod } from '../rules/payment.ts'

export interface NewPayment {
  /** Who paid: the debtor of every invoice that it is put to. */
  partyId: string
  method: PaymentMethod
  receivedOn: Temporal.PlainDate
  amountMinor: number
  /** What is not put to an invoice is kept for the one who paid. */
  putTo: readonly PutTo[]
  reference?: string | null
  /** Hash of a line of a statement, or id of a card payment: of one key there is one payment in a purse. */
  key?: string | null
}

export type PaymentRefusal = Refusal<'already-booked' | 'more-than-paid' | 'invoice-not-open'>

/** Money that came in, for one of the purse's parties. */
export async function recordPayment(
  db: ViewerDb,
  { purseId, ...payment }: NewPayment & { purseId: string },
): Promise<{ paymentId: string } | PaymentRefusal> {
  const [outcome] = await recordPayments(db, purseId, [payment])
  return found(outcome)
}

/** Several at once: each is booked or refused by itself, in their order. */
export async function recordPayments(
  db: ViewerDb,
  purseId: string,
  payments: readonly NewPayment[],
): Promise<({ paymentId: string } | PaymentRefusal)[]> {
  await lockPurse(db, purseId)
  const purse = await purseById(db, purseId)
  if (!purse) throw new NotFound()
  const booked = await keysKnown(db, purseId, payments)
  const open = await openOf(
    db,
    purseId,
    payments.flatMap(({ putTo }) => putTo.map(({ invoiceId }) => invoiceId)),
  )
  const outcomes = payments.map((payment) => {
    const refusal = whyNot(payment, booked, open)
    if (refusal) return refusal
    if (payment.key) booked.add(payment.key)
    for (const { invoiceId, amountMinor } of payment.putTo) {
      const invoice = open.get(invoiceId)
      if (invoice) invoice.openMinor -= amountMinor
    }
    return { paymentId: newId(), payment }
  })
  const fresh = outcomes.filter((outcome) => 'paymentId' in outcome)
  if (fresh.length > 0) await write(db, purseId, fresh)
  return outcomes.map((outcome) => ('paymentId' in outcome ? { paymentId: outcome.paymentId } : outcome))
}

async function keysKnown(
  db: ViewerDb,
  purseId: string,
  payments: readonly NewPayment[],
): Promise<Set<string>> {
  const keys = payments.map(({ key }) => key).filter((key) => key != null)
  if (keys.length === 0) return new Set()
  const rows = await db
    .selectFrom('payment_key')
    .select('key')
    .where('purse_id', '=', purseId)
    .where('key', 'in', keys)
    .execute()
  return new Set(rows.map(({ key }) => key))
}

function whyNot(
  { partyId, amountMinor, putTo, key }: NewPayment,
  booked: ReadonlySet<string>,
  open: ReadonlyMap<string, OpenOf>,
): PaymentRefusal | null {
  if (key && booked.has(key)) return refuse('already-booked')
  if (putTo.reduce((sum, one) => sum + one.amountMinor, 0) > amountMinor) return refuse('more-than-paid')
  const wanted = new Map<string, number>()
  for (const one of putTo) wanted.set(one.invoiceId, (wanted.get(one.invoiceId) ?? 0) + one.amountMinor)
  const isWanted = [...wanted].every(([invoiceId, minor]) => {
    const invoice = open.get(invoiceId)
    return invoice?.debtorId === partyId && minor > 0 && minor <= invoice.openMinor
  })
  return isWanted ? null : refuse('invoice-not-open')
}

async function write(
  db: ViewerDb,
  purseId: string,
  fresh: readonly { paymentId: string; payment: NewPayment }[],
): Promise<void> {
  const entryIds = await postEntries(
    db,
    { id: purseId },
    fresh.map(({ payment }) => entryOf(payment)),
  )
  const notedBy = found(db.viewer.personId)
  await db
    .insertInto('payment')
    .values(
      fresh.map(({ paymentId, payment }, place) => ({
        id: paymentId,
        purse_id: purseId,
        party_id: payment.partyId,
        method: payment.method,
        received_on: payment.receivedOn,
        amount_minor: payment.amountMinor,
        reference: payment.reference || null,
        entry_id: found(entryIds[place]),
        noted_by: notedBy,
        noted_at: db.now,
      })),
    )
    .execute()
  const keys = fresh.flatMap(({ paymentId, payment: { key } }) =>
    key ? [{ purse_id: purseId, key, payment_id: paymentId, noted_by: notedBy, noted_at: db.now }] : [],
  )
  if (keys.length > 0) await db.insertInto('payment_key').values(keys).execute()
}

/** Where the money lies; a cheque is at the bank, for the purse knows of no drawer. */
const liesIn = { transfer: 'bank', cheque: 'bank', cash: 'cash', card: 'card' } as const

function entryOf({ partyId, method, receivedOn, amountMinor, putTo }: NewPayment): NewEntry {
  const keptMinor = amountMinor - putTo.reduce((sum, one) => sum + one.amountMinor, 0)
  const postings: Posting[] = [
    { account: liesIn[method], amountMinor },
    ...putTo.map((one) => ({
      account: 'members' as const,
      partyId,
      invoiceId: one.invoiceId,
      amountMinor: -one.amountMinor,
    })),
  ]
  if (keptMinor > 0) postings.push({ account: 'members', partyId, amountMinor: -keptMinor })
  return { kind: 'payment', bookedOn: receivedOn, postings }
}
