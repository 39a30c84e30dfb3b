import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { House } from '../../platform/web/context.ts'
import { societySettings } from './queries.ts'

export const societyTasks = ({ database, secrets, clock }: House): Record<string, Task> => ({
  'society.settle-numbers': () => settleNumbers(database, secrets, clock()),
})

export const societySchedules: readonly Schedule[] = [{ task: 'society.settle-numbers', at: '13 * * * *' }]

/** Puts what time has changed into the overviews' sums. They are right before that, and cheap after. */
export async function settleNumbers(
  database: Database,
  secrets: Secrets,
  now: Temporal.Instant,
): Promise<void> {
  await database.jobs.transaction().execute(async (db) => {
    await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(db)
    const { quietAfterDays } = await societySettings(Object.assign(db, { now, secrets }))
    await sql`select settle_numbers(${quietAfterDays}), settle_counts()`.execute(db)
  })
}
