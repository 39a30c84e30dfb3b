import { sql } from 'kysely'
import type { HolderDb, ViewerDb } from '../../../platform/database/database.ts'

// Article 21: whoever does not want to be written to of what they could do without. Every sender honours it, for it is asked
// where emails leave the house (platform/mail/send-email.ts): what one can end by a click is not sent.

export async function objectToMail(db: ViewerDb | HolderDb): Promise<{ objected: true }> {
  await sql`insert into mail_objection (address_hash, since_at) select own_address_hash(), circle_now()
    where own_address_hash() is not null on conflict do nothing`.execute(db)
  return { objected: true }
}

export async function endObjection(db: ViewerDb | HolderDb): Promise<{ ended: true }> {
  await sql`delete from mail_objection where address_hash = own_address_hash()`.execute(db)
  return { ended: true }
}

export async function hasObjected(db: ViewerDb | HolderDb): Promise<boolean> {
  const { rows } = await sql<{ objected: boolean }>`
    select exists (select from mail_objection where address_hash = own_address_hash()) as objected`.execute(
    db,
  )
  return rows[0]?.objected ?? false
}
