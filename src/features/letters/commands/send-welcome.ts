import { sql } from 'kysely'
import type { HolderDb } from '../../../platform/database/database.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { usualWords } from '../rules/letter-kinds.ts'

/** To whoever has just accepted a place, unless the leaders want to welcome them otherwise. */
export async function sendWelcome(
  db: HolderDb,
  { membershipId, personId }: { membershipId: string; personId: string },
): Promise<void> {
  const usual = JSON.stringify(usualWords.welcome)
  const { rows } = await sql<{ id: string | null }>`
    select keep_welcome(${membershipId}, ${usual}::jsonb) as id`.execute(db)
  const letterId = rows[0]?.id
  if (letterId) await queueEmail(db, 'welcome', { to: { personId }, about: letterId })
}
