import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { dateIn } from '../../../shared/calendar.ts'
import type { Currency } from '../../../shared/money.ts'
import { dueInstalments } from '../../invoices/rules/instalments.ts'

export interface PayableInvoice {
  id: string
  purseId: string
  groupId: string | null
  groupName: string | null
  partyId: string
  year: number
  number: number
  reference: string
  currency: Currency
  openMinor: number
  /** What is to be paid next: all of it, or the instalment that is due first. */
  dueMinor: number
}

/** An invoice that the viewer is to pay, as far as it still wants something; null: it is not theirs. */
export async function payableInvoice(db: ViewerDb, invoiceId: string): Promise<PayableInvoice | null> {
  const { rows } = await sql<Omit<PayableInvoice, 'dueMinor'>>`
    select i.id, i.purse_id as "purseId", p.group_id as "groupId", g.name as "groupName", i.debtor_id as "partyId",
      i.year, i.number, i.reference, p.currency, coalesce(invoice_open_minor(i.id), 0)::int as "openMinor"
    from invoice i join purse p on p.id = i.purse_id left join balint_group g on g.id = p.group_id
    where i.id = ${invoiceId} and i.debtor_id in (select own_party_ids())`.execute(db)
  const [invoice] = rows
  if (!invoice) return null
  const instalments = await db
    .selectFrom('instalment')
    .select(['position', 'due_on as dueOn', 'amount_minor as amountMinor'])
    .where('invoice_id', '=', invoiceId)
    .orderBy('position')
    .execute()
  const next = dueInstalments(instalments, invoice.openMinor, dateIn(db.now, 'UTC')).find(
    ({ openMinor }) => openMinor > 0,
  )
  return { ...invoice, dueMinor: Math.min(next?.openMinor ?? invoice.openMinor, invoice.openMinor) }
}

export interface OwnCheckout {
  id: string
  amountMinor: number
  /** The card company's page; null: it was not reached yet. */
  address: string | null
  expiresAt: Temporal.Instant | null
}

/** Where the viewer can go on to pay this amount, as long as that page stands open. */
export async function standingCheckout(
  db: ViewerDb,
  invoice: Pick<PayableInvoice, 'id' | 'dueMinor' | 'purseId'>,
): Promise<OwnCheckout | null> {
  const checkout = await db
    .selectFrom('card_checkout')
    .select(['id', 'amount_minor as amountMinor', 'address', 'expires_at as expiresAt'])
    .where('invoice_id', '=', invoice.id)
    .where('amount_minor', '=', invoice.dueMinor)
    .where('account_id', '=', sql<string>`card_account_now(${invoice.purseId}::uuid)`)
    .where((eb) =>
      eb.or([
        // Not reached: after some minutes it is asked for anew.
        eb.and([eb('expires_at', 'is', null), eb('asked_at', '>', db.now.subtract({ minutes: 10 }))]),
        eb('expires_at', '>', db.now.add({ minutes: 2 })),
      ]),
    )
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return checkout ?? null
}

/** Where an invoice of this group can be paid by card; null: it cannot. */
export async function cardWay(db: ViewerDb, groupId: string, invoiceId: string): Promise<string | null> {
  const { rows } = await sql<{ takes: boolean }>`
    select takes_cards(p.id) as takes from purse p where p.group_id = ${groupId}`.execute(db)
  return rows[0]?.takes ? `/invoices/${invoiceId}/card` : null
}
