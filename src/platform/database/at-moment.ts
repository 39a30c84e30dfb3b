import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB as Schema } from './schema.ts'

/** A transaction of the jobs, at the moment that the product takes for now. */
export function atMoment<T>(
  jobs: Kysely<Schema>,
  now: Temporal.Instant,
  work: (db: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  return jobs.transaction().execute(async (db) => {
    await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(db)
    return work(db)
  })
}
