import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import { queueEachEmail } from '../../../platform/mail/queue-email.ts'

const A_BATCH = 50

/** The day before, everybody who has a seat: noted in the transaction that queues the email, so a crash repeats none. */
export async function remindGuests(database: Database, now: Temporal.Instant): Promise<void> {
  const batch = () =>
    database.jobs.transaction().execute(async (db) => {
      await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(db)
      const { rows } = await sql<{ guestId: string; correspondentId: string; addressId: string }>`
        select guest_id as "guestId", correspondent_id as "correspondentId", address_id as "addressId"
        from take_taster_reminders(${A_BATCH})`.execute(db)
      await queueEachEmail(
        Object.assign(db, { now }),
        'taster-reminder',
        rows.map(({ guestId, correspondentId, addressId }) => ({
          to: { correspondentId, holding: addressId },
          about: guestId,
        })),
      )
      return rows.length
    })
  while ((await batch()) === A_BATCH);
}
