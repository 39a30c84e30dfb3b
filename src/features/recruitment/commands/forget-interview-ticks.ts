import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import { societySettings } from '../../society/queries.ts'

/** What leaders ticked goes some days after the decision; the outcome and its date stay (domain.md f). */
export async function forgetInterviewTicks(
  database: Database,
  secrets: Secrets,
  now: Temporal.Instant,
): Promise<{ forgotten: number }> {
  return database.jobs.transaction().execute(async (trx) => {
    await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(trx)
    const { ticksKeptDays } = await societySettings(Object.assign(trx, { now, secrets }))
    const { rows } = await sql<{ forgotten: number }>`
      select forget_interview_ticks(${ticksKeptDays}) as forgotten`.execute(trx)
    return { forgotten: rows[0]?.forgotten ?? 0 }
  })
}
