import { sql } from 'kysely'
import { CardCompanyFault } from '../../../platform/card-company.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { lockPurse } from '../../books/commands/purse.ts'
import { keyOf, sealedAccount } from '../queries/card-account.ts'
import { type PayingDb, payableInvoice, standingCheckout } from '../queries/own-checkout.ts'
import type { CardOffice } from './card-office.ts'

/**
 * Somebody wants to pay what an invoice of theirs still wants: noted first, so that a second press asks for no second one.
 * @param invoiceId null: the one that a payer's address opens
 */
export async function askToPayByCard(
  db: PayingDb,
  invoiceId: string | null,
): Promise<{ checkoutId: string } | Refusal<'nothing-open' | 'no-cards'>> {
  const { purseId } = found(await payableInvoice(db, invoiceId))
  await lockPurse(db, purseId)
  // Looked at once more: until the lock was ours, somebody may have booked.
  const invoice = found(await payableInvoice(db, invoiceId))
  if (invoice.openMinor <= 0) return refuse('nothing-open')
  const { rows } = await sql<{ account: string | null }>`
    select card_account_now(${purseId}::uuid) as account`.execute(db)
  const account = rows[0]?.account
  if (!account) return refuse('no-cards')
  const standing = await standingCheckout(db, invoice)
  if (standing) return { checkoutId: standing.id }
  const id = newId()
  await db
    .insertInto('card_checkout')
    .values({
      id,
      purse_id: purseId,
      account_id: account,
      invoice_id: invoice.id,
      party_id: invoice.partyId,
      amount_minor: invoice.dueMinor,
      currency: invoice.currency,
      asked_at: db.now,
      // A payer has no account here.
      ...('viewer' in db && { asked_by: found(db.viewer.personId) }),
    })
    .execute()
  return { checkoutId: id }
}

/** Opens the card company's page for it. The same asked twice, or by two processes at once, is one page. */
export async function openCheckout(
  { database, seals, company }: Omit<CardOffice, 'now'>,
  checkoutId: string,
  words: { what: string; successUrl: string; cancelUrl: string },
): Promise<'open' | 'unreachable' | 'refused'> {
  const checkout = await database.jobs
    .selectFrom('card_checkout')
    .select(['account_id', 'amount_minor', 'currency', 'session_id'])
    .where('id', '=', checkoutId)
    .executeTakeFirst()
  if (!checkout) return 'refused'
  if (checkout.session_id) return 'open'
  const account = await sealedAccount(database.jobs, { accountId: checkout.account_id })
  const key = account && keyOf(seals, account)
  if (!key) return 'refused'
  try {
    const session = await company(key).openSession({
      id: checkoutId,
      minor: checkout.amount_minor,
      currency: checkout.currency,
      ...words,
    })
    await database.jobs
      .updateTable('card_checkout')
      .set({ session_id: session.id, address: session.address, expires_at: session.expiresAt })
      .where('id', '=', checkoutId)
      .where('session_id', 'is', null)
      .execute()
    return 'open'
  } catch (fault) {
    if (fault instanceof CardCompanyFault) return fault.why
    throw fault
  }
}
