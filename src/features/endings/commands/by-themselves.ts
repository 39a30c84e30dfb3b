import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import { GROUP_MONTHS, RECRUITING_MONTHS } from '../rules/retention.ts'

const A_BATCH = 50

/** Groups whose last meeting is over: their people leave the chairs, and what remains can only be read. */
export async function endClosedGroups(database: Database, now: Temporal.Instant): Promise<void> {
  const batch = () =>
    database.jobs.transaction().execute(async (db) => {
      await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(db)
      const { rows } = await sql<{ ended: number }>`select end_closed_groups(${A_BATCH}) as ended`.execute(db)
      return rows[0]?.ended ?? 0
    })
  while ((await batch()) === A_BATCH);
}

/** Deletes what the page of a closed group says is deleted by today. */
export async function forgetClosedGroups(database: Database, now: Temporal.Instant): Promise<void> {
  await database.jobs.transaction().execute(async (db) => {
    await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(db)
    await sql`select forget_closed_groups(${RECRUITING_MONTHS}, ${GROUP_MONTHS})`.execute(db)
  })
}
