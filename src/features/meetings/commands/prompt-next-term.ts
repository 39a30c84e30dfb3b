import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import { queueEachEmail } from '../../../platform/mail/queue-email.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import { societySettings } from '../../society/queries.ts'

const A_BATCH = 50

/** Once a term, its leaders are told that few dates are ahead (R45): noted in the transaction that queues the emails. */
export async function promptNextTerms(
  database: Database,
  secrets: Secrets,
  now: Temporal.Instant,
): Promise<void> {
  const batch = () =>
    database.jobs.transaction().execute(async (trx) => {
      await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(trx)
      const db = Object.assign(trx, { now, secrets })
      const { datesAheadMin } = await societySettings(db)
      const { rows } = await sql<{ termId: string; personId: string | null }>`
        select term_id as "termId", person_id as "personId"
        from take_terms_to_follow(${datesAheadMin}, ${A_BATCH})`.execute(db)
      await queueEachEmail(
        db,
        'next-term-due',
        rows.flatMap(({ termId, personId }) => (personId ? [{ to: { personId }, about: termId }] : [])),
      )
      return new Set(rows.map(({ termId }) => termId)).size
    })
  while ((await batch()) === A_BATCH);
}
