import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'

/** Rooms whose doors have closed are emptied; what nothing is kept for is gone. */
export async function emptyRooms(database: Database, now: Temporal.Instant): Promise<void> {
  await database.jobs.transaction().execute(async (trx) => {
    await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(trx)
    await sql`select empty_rooms()`.execute(trx)
  })
}
