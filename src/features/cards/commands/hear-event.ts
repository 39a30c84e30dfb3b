import { signedEvent } from '../../../platform/card-company.ts'
import { atMoment } from '../../../platform/database/at-moment.ts'
import type { Database } from '../../../platform/database/database.ts'
import { askForJob } from '../../../platform/queue/ask-for-job.ts'
import type { Seals } from '../../../platform/sealed/seals.ts'
import { newId } from '../../../shared/ids.ts'
import { sealedAccount, webhookSecretOf } from '../queries/card-account.ts'
import { isFollowed, thingOf } from '../rules/card-events.ts'

/**
 * Takes what the card company tells of a purse. Kept is where to look, once for each event; looked is by a job.
 * @returns false: it is not signed with this purse's secret, or is too old, or there is no such purse
 */
export async function hearCardEvent(
  { database, seals, now }: { database: Database; seals: Seals; now: Temporal.Instant },
  purseId: string,
  { body, signature }: { body: string; signature: string },
): Promise<boolean> {
  const account = await sealedAccount(database.jobs, { purseId })
  const secret = account && webhookSecretOf(seals, account)
  const event = secret ? signedEvent(body, signature, secret, now) : null
  if (!account || !event) return false
  if (!isFollowed(event.type) || thingOf(event.about) === null) return true
  await atMoment(database.jobs, now, async (db) => {
    const id = newId()
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('card_event')
      .values({
        id,
        purse_id: purseId,
        account_id: account.id,
        event_id: event.id,
        about: event.about,
        heard_at: now,
      })
      .onConflict((conflict) => conflict.columns(['purse_id', 'event_id']).doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 1n) await askForJob(db, 'cards.follow-event', { eventId: id })
  })
  return true
}
