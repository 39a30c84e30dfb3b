import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import { queueEmails, type Recipient } from '../../../platform/mail/queue-email.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import { noteReminder } from './tell-of-interview.ts'

const AT_A_TIME = 100

/** The day before, once: what is noted and the emails about it stand or fall together. */
export async function remindOfInterviews(
  database: Database,
  secrets: Secrets,
  now: Temporal.Instant,
): Promise<{ reminded: number }> {
  const due = await at(database, now, async (trx) => {
    const { rows } = await sql<{ id: string }>`select interviews_to_remind_of(${AT_A_TIME}) as id`.execute(
      trx,
    )
    return rows
  })
  for (const { id } of due) {
    await at(database, now, async (trx) => {
      const { rows } = await noteReminder(id).execute(trx)
      const to = rows.flatMap(
        ({ person_id: personId, correspondent_id: correspondentId, address_id: holding }): Recipient[] => {
          if (personId) return [{ personId }]
          return correspondentId && holding ? [{ correspondentId, holding }] : []
        },
      )
      await queueEmails(Object.assign(trx, { now, secrets }), 'interview-reminder', { to, about: id })
    })
  }
  return { reminded: due.length }
}

const at = <T>(
  database: Database,
  now: Temporal.Instant,
  work: (
    trx: Parameters<Parameters<ReturnType<Database['jobs']['transaction']>['execute']>[0]>[0],
  ) => Promise<T>,
): Promise<T> =>
  database.jobs.transaction().execute(async (trx) => {
    await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(trx)
    return work(trx)
  })
