import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import { queueEachEmail } from '../../../platform/mail/queue-email.ts'

const AT_A_TIME = 200

/** Those whose agreed time is over end on the day after; everybody of them is told once. */
export async function endWhatIsOver(database: Database, now: Temporal.Instant): Promise<{ told: number }> {
  return database.jobs.transaction().execute(async (trx) => {
    await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(trx)
    const { rows } = await sql<{ supervision_id: string; person_id: string }>`
      select * from end_supervisions_over(${AT_A_TIME})`.execute(trx)
    await queueEachEmail(
      Object.assign(trx, { now }),
      'supervision-time-over',
      rows.map(({ supervision_id, person_id }) => ({ to: { personId: person_id }, about: supervision_id })),
    )
    return { told: rows.length }
  })
}

/** The day before a session, and the day after one that nobody has logged: once each, noted with the emails. */
export async function remindOfSupervision(
  database: Database,
  now: Temporal.Instant,
): Promise<{ reminded: number }> {
  return database.jobs.transaction().execute(async (trx) => {
    await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(trx)
    const { rows } = await sql<{ session_id: string; person_id: string; is_over: boolean }>`
      select * from remind_of_supervision(${AT_A_TIME})`.execute(trx)
    const outbox = Object.assign(trx, { now })
    const about = (isOver: boolean) =>
      rows
        .filter(({ is_over }) => is_over === isOver)
        .map(({ session_id, person_id }) => ({ to: { personId: person_id }, about: session_id }))
    await queueEachEmail(outbox, 'supervision-reminder', about(false))
    await queueEachEmail(outbox, 'supervision-session-to-log', about(true))
    return { reminded: rows.length }
  })
}
