import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { postEntry } from '../../books/commands/post.ts'
import { lockedPurse } from '../../books/commands/purse.ts'
import { keptMinorOf } from '../../books/queries/purse-sums.ts'
import type { Posting } from '../../books/rules/accounts.ts'
import { openOf, openOfParty } from '../queries/open-of.ts'
import { allocate, type PutTo, sumOf } from '../rules/allocation.ts'

/**
 * Money that is kept for somebody is put to what they are asked for.
 * @param invoiceId one of their invoices; null: all of them, the longest due first
 */
export async function putToInvoices(
  db: ViewerDb,
  groupId: string,
  { partyId, invoiceId }: { partyId: string; invoiceId: string | null },
): Promise<{ putMinor: number } | Refusal<'nothing-kept' | 'invoice-not-open'>> {
  const purse = await lockedPurse(db, groupId)
  const keptMinor = await keptMinorOf(db, purse.id, partyId)
  if (keptMinor <= 0) return refuse('nothing-kept')
  const theirs = invoiceId
    ? [...(await openOf(db, purse.id, [invoiceId])).values()].filter(({ debtorId }) => debtorId === partyId)
    : await openOfParty(db, purse.id, partyId)
  const { putTo } = allocate(keptMinor, theirs)
  if (putTo.length === 0) return refuse('invoice-not-open')
  await postEntry(db, purse, {
    kind: 'put-to',
    bookedOn: dateIn(db.now, purse.timeZone),
    postings: movedTo(partyId, putTo),
  })
  return { putMinor: sumOf(putTo) }
}

/** What an invoice has got is kept for its payer again, to be put elsewhere or given back. */
export async function takeOffInvoice(
  db: ViewerDb,
  groupId: string,
  { invoiceId, amountMinor }: { invoiceId: string; amountMinor: number },
): Promise<{ keptMinor: number } | Refusal<'more-than-it-got'>> {
  const purse = await lockedPurse(db, groupId)
  const invoice = (await openOf(db, purse.id, [invoiceId])).get(invoiceId)
  if (!invoice) throw new NotFound()
  const got = (await paidOf(db, purse.id, invoice.debtorId)).find((one) => one.invoiceId === invoiceId)
  if (amountMinor <= 0 || amountMinor > (got?.paidMinor ?? 0)) return refuse('more-than-it-got')
  await postEntry(db, purse, {
    kind: 'put-to',
    bookedOn: dateIn(db.now, purse.timeZone),
    postings: movedOff(invoice.debtorId, [{ invoiceId, amountMinor }]),
  })
  return { keptMinor: amountMinor }
}

/**
 * What each invoice of a party has got by payments, the one that got something last first. Less than nothing: what was put to it
 * is undone, after it had been credited and given to its payer.
 */
export async function paidOf(
  db: ViewerDb,
  purseId: string,
  partyId: string,
): Promise<{ invoiceId: string; paidMinor: number }[]> {
  const { rows } = await sql<{ invoiceId: string; paidMinor: number }>`
    select x.invoice_id as "invoiceId", -sum(x.amount_minor)::float8 as "paidMinor"
    from posting x join journal_entry e on e.id = x.entry_id left join journal_entry r on r.id = e.reverses
    where x.purse_id = ${purseId} and x.party_id = ${partyId} and x.invoice_id is not null
      and coalesce(r.kind, e.kind) in ('payment', 'put-to')
    group by x.invoice_id having sum(x.amount_minor) <> 0
    order by max(e.number) filter (where x.amount_minor < 0) desc`.execute(db)
  return rows
}

/** From what is kept for a party to their invoices; what is less than nothing, back. */
export const movedTo = (partyId: string, putTo: readonly PutTo[]): Posting[] =>
  [{ invoiceId: null, amountMinor: -sumOf(putTo) }, ...putTo]
    .filter(({ amountMinor }) => amountMinor !== 0)
    .map(({ invoiceId, amountMinor }) => ({
      account: 'members',
      partyId,
      invoiceId,
      amountMinor: -amountMinor,
    }))

const movedOff = (partyId: string, putTo: readonly PutTo[]): Posting[] =>
  movedTo(partyId, putTo).map((posting) => ({ ...posting, amountMinor: -posting.amountMinor }))
