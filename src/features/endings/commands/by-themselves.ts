import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'

const A_BATCH = 50

/** Groups whose last meeting is over: their people leave the chairs, and what remains can only be read. */
export const endClosedGroups = (database: Database, now: Temporal.Instant): Promise<void> =>
  inBatches(database, now, sql`end_closed_groups(${A_BATCH})`)

/** Leaders whose last meeting is over, where somebody leads on. */
export const endLeaderships = (database: Database, now: Temporal.Instant): Promise<void> =>
  inBatches(database, now, sql`end_leaderships(${A_BATCH})`)

/** Groups that meet in the other way from now on. */
export const changeModes = (database: Database, now: Temporal.Instant): Promise<void> =>
  inBatches(database, now, sql`change_modes(null, ${A_BATCH})`)

async function inBatches(
  database: Database,
  now: Temporal.Instant,
  work: ReturnType<typeof sql>,
): Promise<void> {
  const batch = () =>
    database.jobs.transaction().execute(async (db) => {
      await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(db)
      const { rows } = await sql<{ done: number }>`select ${work} as done`.execute(db)
      return rows[0]?.done ?? 0
    })
  while ((await batch()) === A_BATCH);
}
