import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { queueEachEmail } from '../../../platform/mail/queue-email.ts'
import { sha256 } from '../../../platform/secrets.ts'
import { newId } from '../../../shared/ids.ts'

export interface PayerLetter {
  invoiceId: string
  name: string
  email: string
}

/** As long as an invoice may be asked about: a year, and a month more. */
const OPEN_FOR_HOURS = 24 * 396

/** An email to each payer, with an address of its own that opens that one invoice. */
export async function writeToPayers(db: ViewerDb, letters: readonly PayerLetter[]): Promise<void> {
  if (letters.length === 0) return
  const addressed = letters.map((letter) => ({ ...letter, correspondentId: newId(), addressId: newId() }))
  await db
    .insertInto('correspondent')
    .values(
      addressed.map(({ correspondentId, name, email }) => ({
        id: correspondentId,
        name,
        email,
        met_at: db.now,
      })),
    )
    .execute()
  await db
    .insertInto('secret_address')
    .values(
      addressed.map(({ addressId, invoiceId, correspondentId }) => ({
        id: addressId,
        purpose: 'payer-invoice' as const,
        subject_id: invoiceId,
        correspondent_id: correspondentId,
        token_hash: sha256(db.secrets.token(addressId)),
        made_at: db.now,
        expires_at: db.now.add({ hours: OPEN_FOR_HOURS }),
      })),
    )
    .execute()
  await queueEachEmail(
    db,
    'payer-invoice-issued',
    addressed.map(({ invoiceId, correspondentId, addressId }) => ({
      to: { correspondentId, holding: addressId },
      about: invoiceId,
    })),
  )
}

/** To payers who were written to before: something was taken off. */
export async function tellPayersOfCredits(db: ViewerDb, invoiceIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ invoiceId: string; correspondentId: string; addressId: string }>`
    select invoice_id as "invoiceId", correspondent_id as "correspondentId", address_id as "addressId"
    from payer_addresses(${[...invoiceIds]}::uuid[])`.execute(db)
  await queueEachEmail(
    db,
    'payer-invoice-credited',
    rows.map(({ invoiceId, correspondentId, addressId }) => ({
      to: { correspondentId, holding: addressId },
      about: invoiceId,
    })),
  )
}
