import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import { queueEachEmail, type Recipient } from '../../../platform/mail/queue-email.ts'

interface ToTell {
  template: string
  about: string
  person_id: string | null
  correspondent_id: string | null
  address_id: string | null
}

/**
 * What time or somebody has changed about a group's places: memberships that are over, offers that ran out, freed places
 * and who is next. It is noted in the transaction that queues the emails, so that a crash tells nobody twice.
 */
export async function settlePlaces(
  database: Database,
  groupId: string,
  now: Temporal.Instant,
): Promise<void> {
  await database.jobs.transaction().execute(async (db) => {
    await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(db)
    const { rows } = await sql<ToTell>`select * from settle_places(${groupId})`.execute(db)
    for (const [template, told] of Map.groupBy(rows, (row) => row.template)) {
      const requests = told.map((row) => ({ to: recipientOf(row), about: row.about }))
      await queueEachEmail(Object.assign(db, { now }), template, requests)
    }
  })
}

function recipientOf({ person_id, correspondent_id, address_id }: ToTell): Recipient {
  if (person_id) return { personId: person_id }
  return { correspondentId: correspondent_id ?? '', holding: address_id ?? '' }
}

const A_BATCH = 100

/** Groups in which an offer has run out, or somebody's last meeting is over; each in a transaction of its own. */
export async function settleDuePlaces(database: Database, now: Temporal.Instant): Promise<void> {
  const due = await database.jobs.transaction().execute(async (db) => {
    await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(db)
    const { rows } = await sql<{ id: string }>`select places_to_settle(${A_BATCH}) as id`.execute(db)
    return rows
  })
  for (const { id } of due) await settlePlaces(database, id, now)
}
