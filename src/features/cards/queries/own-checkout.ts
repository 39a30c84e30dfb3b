import { sql } from 'kysely'
import type { Db, HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { dateIn } from '../../../shared/calendar.ts'
import type { Currency } from '../../../shared/money.ts'
import { dueInstalments, type Instalment } from '../../invoices/rules/instalments.ts'

/** Whoever is to pay: a member who is signed in, or a payer by the address it was written to. */
export type PayingDb = ViewerDb | HolderDb

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

/**
 * An invoice that the asker is to pay, as far as it still wants something; null: it is not theirs.
 * @param invoiceId null: the one that the payer's address opens
 */
export async function payableInvoice(db: PayingDb, invoiceId: string | null): Promise<PayableInvoice | null> {
  const { rows } = await sql<Omit<PayableInvoice, 'dueMinor'>>`
    select id, purse_id as "purseId", group_id as "groupId", group_name as "groupName", party_id as "partyId", year, number,
      reference, currency, open_minor::int as "openMinor"
    from payable_invoice(${invoiceId}::uuid)`.execute(db)
  const [invoice] = rows
  if (!invoice) return null
  const instalments = await sql<Instalment>`
    select place as position, due_on as "dueOn", amount_minor as "amountMinor"
    from payable_instalments(${invoice.id}::uuid)`.execute(db)
  // The first that is open, whether late or to come: the day says nothing more here.
  const next = dueInstalments(instalments.rows, invoice.openMinor, dateIn(db.now, 'UTC')).find(
    ({ openMinor }) => openMinor > 0,
  )
  return { ...invoice, dueMinor: Math.min(next?.openMinor ?? invoice.openMinor, invoice.openMinor) }
}

export interface StandingCheckout {
  id: string
  amountMinor: number
  /** The card company's page; null: it was not reached yet. */
  address: string | null
  expiresAt: Temporal.Instant | null
}

/** Where the asker can go on to pay this amount, as long as that page stands open. */
export async function standingCheckout(
  db: PayingDb,
  invoice: Pick<PayableInvoice, 'id' | 'dueMinor' | 'purseId'>,
): Promise<StandingCheckout | null> {
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

/** The same for the one invoice that an address opens; null when nothing of it is open, too. */
export async function heldCardWay(db: HolderDb, token: string): Promise<string | null> {
  const { rows } = await sql<{ takes: boolean }>`
    select takes_cards(purse_id) and open_minor > 0 as takes from payable_invoice(null)`.execute(db)
  return rows[0]?.takes ? `/payer-invoices/${token}/card` : null
}

/** Whether an invoice of this purse can be paid by card: for whoever it is sent to. */
export async function takesCards(db: Db, purseId: string): Promise<boolean> {
  const { rows } = await sql<{ takes: boolean }>`select takes_cards(${purseId}::uuid) as takes`.execute(db)
  return rows[0]?.takes ?? false
}
