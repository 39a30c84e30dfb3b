import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'

export interface SentReminder {
  invoiceId: string
  /** Which of them: the first is 1. */
  step: number
  sentAt: Temporal.Instant
}

/** The reminder that an email is about, as its reader may see it. */
export async function reminderById(db: Db, id: string): Promise<SentReminder | null> {
  const row = await db
    .selectFrom('invoice_reminder')
    .select(['invoice_id as invoiceId', 'step', 'sent_at as sentAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** How often each of these invoices was reminded of, and when last. */
export async function remindersOf(
  db: Db,
  invoiceIds: readonly string[],
): Promise<Map<string, { count: number; lastAt: Temporal.Instant }>> {
  const { rows } = await sql<{ invoiceId: string; count: number; lastAt: Temporal.Instant }>`
    select invoice_id as "invoiceId", count(*)::int as count, max(sent_at) as "lastAt" from invoice_reminder
    where invoice_id = any (${[...invoiceIds]}::uuid[]) group by invoice_id`.execute(db)
  return new Map(rows.map(({ invoiceId, ...rest }) => [invoiceId, rest]))
}
