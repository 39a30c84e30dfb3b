import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import { queueEachEmail } from '../../../platform/mail/queue-email.ts'

/** So many days before it ends, a leader reads that their accreditation does: time to hand in anew. */
export const RENEWAL_DAYS = 120
const A_BATCH = 100

/** Each accreditation that ends is told of once. */
export async function tellRenewals(database: Database, now: Temporal.Instant): Promise<void> {
  for (let told = A_BATCH; told === A_BATCH; ) {
    told = await database.jobs.transaction().execute(async (db) => {
      await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(db)
      const { rows } = await sql<{ decisionId: string; personId: string }>`
        select decision_id as "decisionId", person_id as "personId" from tell_renewals(${RENEWAL_DAYS}, ${A_BATCH})`.execute(
        db,
      )
      await queueEachEmail(
        Object.assign(db, { now }),
        'accreditation-ending',
        rows.map(({ decisionId, personId }) => ({ to: { personId }, about: decisionId })),
      )
      return rows.length
    })
  }
}
