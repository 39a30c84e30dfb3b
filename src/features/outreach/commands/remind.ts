import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import { queueEachEmail } from '../../../platform/mail/queue-email.ts'

const A_BATCH = 200

/**
 * Leaders are reminded of those who have not answered: one email a group and day. Each is noted in the transaction that
 * queues the emails, so a crash repeats none.
 */
export async function remindOfOutreach(database: Database, now: Temporal.Instant): Promise<void> {
  await database.jobs.transaction().execute(async (db) => {
    await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(db)
    const { rows } = await sql<{ askId: string; personId: string }>`
      select ask_id as "askId", person_id as "personId" from take_outreach_reminders(${A_BATCH})`.execute(db)
    await queueEachEmail(
      Object.assign(db, { now }),
      'outreach-due',
      rows.map(({ askId, personId }) => ({ to: { personId }, about: askId })),
    )
  })
}
