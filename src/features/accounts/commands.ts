import type { Database, ViewerDb } from '../../platform/database/database.ts'
import { Forbidden } from '../../platform/errors.ts'
import { askForJob } from '../../platform/queue/ask-for-job.ts'
import { canChangeProfile } from './policy.ts'
import { profileOf } from './queries.ts'

export interface ProfileChange {
  name: string
  phone?: string | undefined
  /** Guests of a taster and applicants may ring, too. */
  phoneForGuests?: boolean | undefined
  profession?: string | undefined
  timeZone?: string | undefined
}

export async function changeProfile(db: ViewerDb, personId: string, values: ProfileChange): Promise<void> {
  if (!canChangeProfile(db.viewer, personId)) throw new Forbidden()
  await db
    .updateTable('person')
    .set({ name: values.name, updated_at: db.now })
    .where('id', '=', personId)
    .execute()
  const since = (await profileOf(db, personId))?.phoneForGuestsSince ?? db.now
  const isForGuests = values.phoneForGuests && values.phone !== undefined
  const profile = {
    phone: values.phone ?? null,
    phone_for_guests_since: isForGuests ? since : null,
    profession: values.profession ?? null,
    time_zone: values.timeZone ?? null,
    changed_at: db.now,
  }
  await db
    .insertInto('profile')
    .values({ person_id: personId, ...profile, phone_for_guests_since: isForGuests ? db.now : null })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(profile))
    .execute()
}

/** Queues the email with link and code, once, if the address that was asked for is somebody's. */
export async function sendSignIn(
  database: Database,
  requestId: string,
  now: Temporal.Instant,
): Promise<void> {
  await database.jobs.transaction().execute(async (trx) => {
    const request = await trx
      .selectFrom('sign_in_request')
      .select('person_id')
      .where('id', '=', requestId)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirst()
    if (!request?.person_id) return
    // The request's id is the email's too: a repeated job finds the email there.
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('email')
      .values({
        id: requestId,
        template: 'sign-in',
        about_id: requestId,
        person_id: request.person_id,
        queued_at: now,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 1n) await askForJob(trx, 'mail.send-email', { emailId: requestId })
  })
}
