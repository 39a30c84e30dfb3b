import { sql } from 'kysely'
import { atMoment } from '../../../platform/database/at-moment.ts'
import type { Database, Db } from '../../../platform/database/database.ts'
import { queueEachEmail } from '../../../platform/mail/queue-email.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import { noticeFacts } from '../queries/notice.ts'

const A_BATCH = 100

/** Another edition, if the notice says something else than its newest one did. Whoever changes a setting publishes it at once. */
export async function publishNotice(db: Db): Promise<{ published: boolean }> {
  const facts = JSON.stringify(await noticeFacts(db))
  const { rows } = await sql<{
    published: boolean
  }>`select publish_notice(${facts}::jsonb) as published`.execute(db)
  return { published: rows[0]?.published ?? false }
}

/** What a new version of the program or a region's country has changed; then everybody who was there before is written to, once. */
export async function publishAndTell(
  { database, secrets }: { database: Database; secrets: Secrets },
  now: Temporal.Instant,
): Promise<void> {
  await atMoment(database.jobs, now, (trx) => publishNotice(Object.assign(trx, { now, secrets })))
  const batch = () =>
    atMoment(database.jobs, now, async (trx) => {
      const db = Object.assign(trx, { now, secrets })
      const { rows } = await sql<{ personId: string; editionId: string }>`
        select person_id as "personId", edition_id as "editionId" from take_notice_readers(${A_BATCH})`.execute(
        db,
      )
      await queueEachEmail(
        db,
        'privacy-notice-changed',
        rows.map(({ personId, editionId }) => ({ to: { personId }, about: editionId })),
      )
      return rows.length
    })
  while ((await batch()) === A_BATCH);
}
