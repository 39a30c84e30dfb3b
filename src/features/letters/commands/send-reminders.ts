import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import { queueEachEmail } from '../../../platform/mail/queue-email.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import { apologyAddresses } from '../../attendance/queries/apology-addresses.ts'
import { usualWords } from '../rules/letter-kinds.ts'

const A_BATCH = 100

interface Due {
  letterId: string
  personId: string
  groupId: string
  /** Their address for apologies; null until they have one. */
  addressId: string | null
}

/**
 * Reminds of what is due. What is noted and the emails about it stand or fall together: a job that is killed and done
 * again, or done by two processes at once, reminds nobody twice.
 */
export async function sendReminders(
  database: Database,
  secrets: Secrets,
  now: Temporal.Instant,
): Promise<void> {
  const batch = () =>
    database.jobs.transaction().execute(async (trx) => {
      const db = Object.assign(trx, { now, secrets })
      await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(db)
      const { rows } = await sql<Due>`
        select letter_id as "letterId", person_id as "personId", group_id as "groupId", address_id as "addressId"
        from take_meeting_reminders(${A_BATCH}, ${JSON.stringify(usualWords.reminder)}::jsonb)`.execute(db)
      const made = await addressesOfNewcomers(db, rows)
      await queueEachEmail(
        db,
        'meeting-reminder',
        rows.map(({ letterId, personId, addressId }) => ({
          to: { personId, holding: addressId ?? made.get(personId) },
          about: letterId,
        })),
      )
      return rows.length
    })
  while ((await batch()) === A_BATCH);
}

/** Once for each seat: whoever is written to for the first time gets an address for their apologies. */
async function addressesOfNewcomers(
  db: Parameters<typeof apologyAddresses>[0],
  due: readonly Due[],
): Promise<Map<string, string>> {
  const groupIds = new Set(due.filter(({ addressId }) => addressId === null).map(({ groupId }) => groupId))
  const made = new Map<string, string>()
  for (const groupId of groupIds) {
    for (const [personId, addressId] of await apologyAddresses(db, groupId)) {
      if (due.some((each) => each.groupId === groupId && each.personId === personId && !each.addressId))
        made.set(personId, addressId)
    }
  }
  return made
}
