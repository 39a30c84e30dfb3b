import { type RawBuilder, sql } from 'kysely'
import { atMoment } from '../../platform/database/at-moment.ts'
import { eachByItself } from '../../platform/queue/each-by-itself.ts'
import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'

const forgotten: readonly (readonly [name: string, deed: RawBuilder<unknown>])[] = [
  ['requests nobody proved', sql`select forget_data_requests()`],
  ['whoever was told that they are erased', sql`select forget_told()`],
  ['names of what is settled', sql`select forget_settled_names()`],
  ['concerns that are closed', sql`select forget_closed_concerns()`],
  ['looks', sql`select forget_looks(interval '1 year', 10000)`],
]

/** Each in a transaction of its own: what one of them cannot do keeps no other from being done. */
export async function forgetOwnData({
  database,
  clock,
  logger,
}: Pick<House, 'database' | 'clock' | 'logger'>): Promise<void> {
  const now = clock()
  await eachByItself(
    forgotten.map(([name, deed]) => [name, () => atMoment(database.jobs, now, (db) => deed.execute(db))]),
    logger,
  )
}

export const ownDataTasks = (house: House): Record<string, Task> => ({
  'own-data.forget': () => forgetOwnData(house),
})

export const ownDataSchedules: readonly Schedule[] = [{ task: 'own-data.forget', at: '52 3 * * *' }]
