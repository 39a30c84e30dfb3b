import { type Kysely, sql } from 'kysely'
import type { DB as Schema } from '../database/schema.ts'

/** Only ids and numbers: the database refuses anything else. */
export type JobPayload = Record<string, string | number>

export interface JobWish {
  /** Not before this moment. */
  runAt?: Temporal.Instant
  /** A wish of the same key replaces the earlier one. */
  key?: string
}

/** Asks for a job in the caller's transaction. */
export async function askForJob(
  db: Kysely<Schema>,
  task: string,
  payload: JobPayload,
  wish: JobWish = {},
): Promise<void> {
  const { runAt = null, key = null } = wish
  await sql`select ask_for_job(${task}, ${JSON.stringify(payload)}::jsonb, ${runAt}, ${key})`.execute(db)
}
