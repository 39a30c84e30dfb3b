import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { keptPurse } from '../../books/commands/purse.ts'
import { invoiceById } from '../queries/invoices.ts'
import { writeToPayers } from './write-to-payers.ts'

const MOST_A_DAY = 3

/** The invoice goes to whoever pays it once more: their address was another, or their letter is lost. */
export async function sendToPayer(
  db: ViewerDb,
  groupId: string,
  invoiceId: string,
): Promise<{ invoiceId: string } | Refusal<'payer-without-address' | 'sent-often-enough'>> {
  const purse = await keptPurse(db, groupId)
  const invoice = found(await invoiceById(db, invoiceId))
  if (invoice.purseId !== purse.id) throw new NotFound()
  const { payerName: name, payerEmail: email } = invoice
  if (!name || !email) return refuse('payer-without-address')
  const { rows } = await sql<{ lately: number }>`select payer_letters_lately(${invoiceId}) as lately`.execute(
    db,
  )
  if ((rows[0]?.lately ?? 0) >= MOST_A_DAY) return refuse('sent-often-enough')
  await writeToPayers(db, [{ invoiceId, name, email }])
  return { invoiceId }
}
