import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import { queueEachEmail } from '../../../platform/mail/queue-email.ts'

const A_BATCH = 50

/** Those whose time is over: sums of enough replies are kept and their leaders told once, others are thrown away. */
export async function closeEvaluations(database: Database, now: Temporal.Instant): Promise<void> {
  const batch = () =>
    database.jobs.transaction().execute(async (db) => {
      await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(db)
      const { rows } = await sql<{ evaluationId: string; personId: string | null }>`
        select evaluation_id as "evaluationId", person_id as "personId" from close_evaluations(${A_BATCH})`.execute(
        db,
      )
      await queueEachEmail(
        Object.assign(db, { now }),
        'evaluation-closed',
        rows.flatMap(({ evaluationId, personId }) =>
          personId ? [{ to: { personId }, about: evaluationId }] : [],
        ),
      )
      return new Set(rows.map(({ evaluationId }) => evaluationId)).size
    })
  while ((await batch()) === A_BATCH);
}
