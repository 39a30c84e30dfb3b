import { sql } from 'kysely'
import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'

/** Requests nobody proved, names that were kept for what is settled since, and whoever has been told that they are erased. */
export async function forgetOwnData({ database, clock }: Pick<House, 'database' | 'clock'>): Promise<void> {
  await database.jobs.transaction().execute(async (db) => {
    await sql`select set_config('circle.now', ${clock().toString()}, true)`.execute(db)
    await sql`select forget_data_requests(), forget_told(), forget_settled_names(), forget_closed_concerns(),
      forget_looks(interval '1 year', 10000)`.execute(db)
  })
}

export const ownDataTasks = (house: House): Record<string, Task> => ({
  'own-data.forget': () => forgetOwnData(house),
})

export const ownDataSchedules: readonly Schedule[] = [{ task: 'own-data.forget', at: '52 3 * * *' }]
