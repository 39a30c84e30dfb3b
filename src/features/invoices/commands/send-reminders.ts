import { sql } from 'kysely'
import { atMoment } from '../../../platform/database/at-moment.ts'
import type { Database } from '../../../platform/database/database.ts'
import { queueEachEmail } from '../../../platform/mail/queue-email.ts'

const A_BATCH = 100

interface Due {
  reminderId: string
  personId: string | null
  correspondentId: string | null
  addressId: string | null
}

/**
 * Reminds of what is late, as each group has chosen. What is noted and the emails about it stand or fall together: a job that
 * is killed and done again, or done by two processes at once, reminds nobody twice.
 */
export async function sendInvoiceReminders(database: Database, now: Temporal.Instant): Promise<void> {
  const batch = () =>
    atMoment(database.jobs, now, async (trx) => {
      const db = Object.assign(trx, { now })
      const { rows } = await sql<Due>`
        select reminder_id as "reminderId", person_id as "personId", correspondent_id as "correspondentId",
          address_id as "addressId"
        from take_invoice_reminders(${A_BATCH})`.execute(db)
      await queueEachEmail(
        db,
        'invoice-reminder',
        rows.flatMap(({ reminderId, personId }) =>
          personId ? [{ to: { personId }, about: reminderId }] : [],
        ),
      )
      await queueEachEmail(
        db,
        'payer-reminder',
        rows.flatMap(({ reminderId, correspondentId, addressId }) =>
          correspondentId && addressId
            ? [{ to: { correspondentId, holding: addressId }, about: reminderId }]
            : [],
        ),
      )
      return rows.length
    })
  while ((await batch()) === A_BATCH);
}
