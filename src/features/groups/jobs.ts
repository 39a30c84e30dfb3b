import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'

export const directoryTasks = ({ database, clock }: House): Record<string, Task> => ({
  'groups.settle-directory': () => settleDirectory(database, clock()),
})

export const directorySchedules: readonly Schedule[] = [{ task: 'groups.settle-directory', at: '7 * * * *' }]

/** Puts groups of which an offer has run out among those with a free place. Pages are right before that, and cheap after. */
export async function settleDirectory(database: Database, now: Temporal.Instant): Promise<void> {
  await database.jobs.transaction().execute(async (db) => {
    await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(db)
    await sql`select settle_directory()`.execute(db)
  })
}
