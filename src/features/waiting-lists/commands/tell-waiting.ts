import { sql } from 'kysely'
import type { Database, ViewerDb } from '../../../platform/database/database.ts'
import { queueEachEmail } from '../../../platform/mail/queue-email.ts'

/** A group has just been opened: those who wait for one like it are told, each once. */
export async function tellWaitingList(db: ViewerDb, groupId: string): Promise<void> {
  await sql`select tell_waiting_list(${groupId})`.execute(db)
}

/** Tells them in batches: each is noted as told in the transaction that queues the emails, so a crash repeats nobody's. */
export async function tellOfGroup(database: Database, groupId: string, now: Temporal.Instant): Promise<void> {
  await inBatches(
    database,
    now,
    'group-opened',
    sql<Told>`
      select ${groupId}::uuid as about, correspondent_id as "correspondentId", address_id as "addressId"
      from take_waiting_notices(${groupId}, ${A_BATCH})`,
  )
}

/** Once a year we ask whether it is still wanted. */
export async function askWhetherStillWanted(database: Database, now: Temporal.Instant): Promise<void> {
  await inBatches(
    database,
    now,
    'waiting-list-renewal',
    sql<Told>`
      select entry_id as about, correspondent_id as "correspondentId", address_id as "addressId"
      from take_waiting_renewals(${A_BATCH})`,
  )
}

const A_BATCH = 50

interface Told {
  about: string
  correspondentId: string
  addressId: string
}

async function inBatches(
  database: Database,
  now: Temporal.Instant,
  template: 'group-opened' | 'waiting-list-renewal',
  take: ReturnType<typeof sql<Told>>,
): Promise<void> {
  const batch = () =>
    database.jobs.transaction().execute(async (db) => {
      await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(db)
      const { rows } = await take.execute(db)
      await queueEachEmail(
        Object.assign(db, { now }),
        template,
        rows.map(({ about, correspondentId, addressId }) => ({
          to: { correspondentId, holding: addressId },
          about,
        })),
      )
      return rows.length
    })
  while ((await batch()) === A_BATCH);
}
