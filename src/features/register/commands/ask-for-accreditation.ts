import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { queueEmails } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'

export interface AccreditationWish {
  asksFor: 'working-towards' | 'accredited'
  sinceOn: Temporal.PlainDate
  note?: string | undefined
}

/** "Please confirm": a leader says how it stands, the Council decides. One open request at a time. */
export async function askForAccreditation(
  db: ViewerDb,
  { asksFor, sinceOn, note }: AccreditationWish,
): Promise<{ requestId: string } | Refusal<'already-asked'>> {
  const requestId = newId()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('accreditation_request')
    .values({
      id: requestId,
      person_id: found(db.viewer.personId),
      asks_for: asksFor,
      since_on: sinceOn,
      note: note ?? null,
      asked_at: db.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return refuse('already-asked')
  const to = (await councilIds(db)).filter((personId) => personId !== db.viewer.personId)
  await queueEmails(db, 'accreditation-asked', { to: to.map((personId) => ({ personId })), about: requestId })
  return { requestId }
}

export async function withdrawAccreditationRequest(
  db: ViewerDb,
): Promise<{ withdrawn: true } | Refusal<'nothing-asked'>> {
  const { numUpdatedRows } = await db
    .updateTable('accreditation_request')
    .set({ withdrawn_at: db.now })
    .where('person_id', '=', db.viewer.personId)
    .where('withdrawn_at', 'is', null)
    .where('answered_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n ? { withdrawn: true } : refuse('nothing-asked')
}

/** Everybody who sits in the Council: ids only, to write to them. */
export async function councilIds(db: ViewerDb): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select council_ids() as id`.execute(db)
  return rows.map(({ id }) => id)
}
