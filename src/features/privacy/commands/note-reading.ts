import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'

/** The reader has seen the newest edition: their first page does not speak of it any more. */
export async function noteReading(db: ViewerDb): Promise<{ read: true }> {
  await sql`select read_notice()`.execute(db)
  return { read: true }
}
