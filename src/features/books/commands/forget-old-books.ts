import { sql } from 'kysely'
import { atMoment } from '../../../platform/database/at-moment.ts'
import type { Database } from '../../../platform/database/database.ts'

const A_BATCH = 20

/**
 * Years whose retention is over: their entries go, with invoices, payments and receipts, and one entry carries on what they
 * left. How long books are kept is said once, in the database (`books_kept_years()`).
 */
export async function forgetOldBooks(database: Database, now: Temporal.Instant): Promise<void> {
  const batch = () =>
    atMoment(database.jobs, now, async (db) => {
      const { rows } = await sql<{ done: number }>`select forget_old_books(${A_BATCH}) as done`.execute(db)
      return rows[0]?.done ?? 0
    })
  while ((await batch()) === A_BATCH);
}
