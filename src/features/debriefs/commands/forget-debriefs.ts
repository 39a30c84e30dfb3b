import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { Seals } from '../../../platform/sealed/seals.ts'

/** All of a day, and of those before it should the machine have slept: the keys of the day go with the last. */
const AT_ONCE = 1_000_000

/** On their day debriefs go, and with them every key of that day: old backups do not open any more either. */
export async function forgetDebriefs(
  database: Database,
  seals: Seals,
  now: Temporal.Instant,
): Promise<{ forgotten: number }> {
  const { forgotten, keysDestroyed } = await database.jobs.transaction().execute(async (trx) => {
    await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(trx)
    const { rows } = await sql<{ forgotten: number; today: Temporal.PlainDate }>`
      select forget_debriefs(${AT_ONCE}) as forgotten, society_today() as today`.execute(trx)
    const [day] = rows
    if (!day) return { forgotten: 0, keysDestroyed: true }
    await sql`select note_forgotten('debriefs', ${day.forgotten})`.execute(trx)
    return { forgotten: day.forgotten, keysDestroyed: await seals.destroyUntil(trx, day.today) }
  })
  // The rows are gone all the same; the job is tried again, and the log says why.
  if (!keysDestroyed)
    throw new Error('KEY_FILE cannot be written: the keys of deleted debriefs are in it still')
  return { forgotten }
}
