import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import { queueEmails, type Recipient } from '../../../platform/mail/queue-email.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import { dateIn } from '../../../shared/calendar.ts'

/** Read at a time; each is noticed in a transaction of its own, so that one fault holds up no other. */
const AT_A_TIME = 100

interface Silent {
  id: string
  waiting_since: Temporal.Instant
}

/**
 * Nobody is forgotten: when the promised day has passed without a word of ours, the enquirer is told kindly and the
 * administrators are alarmed (of a concern, its one reader), once a wait. What was noticed and the emails about it
 * stand or fall together; two who notice at once take turns, and the second finds nothing to do.
 */
export async function noticeSilence(
  database: Database,
  secrets: Secrets,
  now: Temporal.Instant,
): Promise<{ noticed: number }> {
  const society = await database.jobs.selectFrom('society').select('time_zone').executeTakeFirst()
  if (!society) return { noticed: 0 }
  const today = dateIn(now, society.time_zone)
  let noticed = 0
  for (;;) {
    const { rows } =
      await sql<Silent>`select id, waiting_since from silent_enquiries(${today}, ${AT_A_TIME})`.execute(
        database.jobs,
      )
    for (const silent of rows) if (await noticeOne(database, secrets, now, silent)) noticed += 1
    if (rows.length < AT_A_TIME) return { noticed }
  }
}

interface Told {
  person_id: string | null
  correspondent_id: string | null
  address_id: string | null
}

function noticeOne(
  database: Database,
  secrets: Secrets,
  now: Temporal.Instant,
  { id, waiting_since }: Silent,
): Promise<boolean> {
  return database.jobs.transaction().execute(async (trx) => {
    await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(trx)
    const { rows } = await sql<Told>`select * from notice_silence(${id}, ${waiting_since})`.execute(trx)
    const db = Object.assign(trx, { now, secrets })
    const enquirer = rows.flatMap(
      ({ correspondent_id: correspondentId, address_id: holding }): Recipient[] =>
        correspondentId && holding ? [{ correspondentId, holding }] : [],
    )
    const alarmed = rows.flatMap(({ person_id: personId }): Recipient[] => (personId ? [{ personId }] : []))
    await queueEmails(db, 'enquiry-late', { to: enquirer, about: id })
    await queueEmails(db, 'enquiry-overdue', { to: alarmed, about: id })
    return rows.length > 0
  })
}
