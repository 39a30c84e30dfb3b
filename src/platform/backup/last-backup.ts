import type { Kysely } from 'kysely'
import type { DB as Schema } from '../database/schema.ts'

/** When the last backup was made and found whole; null: there is none. */
export async function lastBackup(db: Kysely<Schema>): Promise<Temporal.Instant | null> {
  const made = await db
    .selectFrom('backup_run')
    .select('ended_at')
    .where('fault', 'is', null)
    .orderBy('ended_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return made?.ended_at ?? null
}
