import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { invoiceById } from '../queries/invoices.ts'
import { keptPurse } from './kept-purse.ts'
import { writeToPayers } from './write-to-payers.ts'

/** The invoice goes to whoever pays it once more: their address was another, or their letter is lost. */
export async function sendToPayer(
  db: ViewerDb,
  groupId: string,
  invoiceId: string,
): Promise<{ invoiceId: string } | Refusal<'payer-without-address'>> {
  const purse = await keptPurse(db, groupId)
  const invoice = found(await invoiceById(db, invoiceId))
  if (invoice.purseId !== purse.id) throw new NotFound()
  const { payerName: name, payerEmail: email } = invoice
  if (!name || !email) return refuse('payer-without-address')
  await writeToPayers(db, [{ invoiceId, name, email }])
  return { invoiceId }
}
