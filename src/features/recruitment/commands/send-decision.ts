import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import type { Decision } from '../rules/decision.ts'

interface Sent {
  decision: Decision
  letter: string
  placeOfferId?: string
  untilOn?: Temporal.PlainDate
}

/** The leaders' words, kept with what they decided; the email about it holds the same. */
export async function keepLetter(
  db: ViewerDb,
  applicationId: string,
  { decision, letter, placeOfferId, untilOn }: Sent,
): Promise<string> {
  const id = newId()
  await db
    .insertInto('decision_letter')
    .values({
      id,
      application_id: applicationId,
      decision,
      body: letter,
      place_offer_id: placeOfferId ?? null,
      until_on: untilOn ?? null,
      written_by: found(db.viewer.personId),
      sent_at: db.now,
    })
    .execute()
  return id
}

/** Whoever was deferred or waited does not any more: something else has been decided. */
export async function endPause(db: ViewerDb, applicationId: string): Promise<void> {
  await db
    .updateTable('application_pause')
    .set({ ended_at: db.now })
    .where('application_id', '=', applicationId)
    .where('ended_at', 'is', null)
    .execute()
}
