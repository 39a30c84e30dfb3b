import { sql } from 'kysely'
import { atMoment } from '../../platform/database/at-moment.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'

export const feeTasks = ({ database, clock }: House): Record<string, Task> => ({
  'fees.follow-agreements': () => followAgreements(database, clock()),
})

export const feeSchedules: readonly Schedule[] = [{ task: 'fees.follow-agreements', at: '4 * * * *' }]

const AT_ONCE = 500

/** What was agreed for a day that has come is found by the directory's filters from now on. */
export async function followAgreements(database: Database, now: Temporal.Instant): Promise<void> {
  for (let followed = AT_ONCE; followed > 0; ) {
    followed = await atMoment(database.jobs, now, async (db) => {
      const { rows } = await sql<{
        groups: number
      }>`select follow_fee_agreements(${AT_ONCE}) as groups`.execute(db)
      return rows[0]?.groups ?? 0
    })
  }
}
