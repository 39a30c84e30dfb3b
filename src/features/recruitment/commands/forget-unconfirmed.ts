import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import { DAYS_TO_CONFIRM } from '../rules/days-to-confirm.ts'

/** What nobody has confirmed goes, with its address and its letter. */
export async function forgetUnconfirmed(database: Database, now: Temporal.Instant): Promise<void> {
  await database.jobs.transaction().execute(async (db) => {
    await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(db)
    await sql`select forget_unconfirmed_applications(${DAYS_TO_CONFIRM})`.execute(db)
  })
}
