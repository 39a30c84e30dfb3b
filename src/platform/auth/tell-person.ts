import type { Kysely } from 'kysely'
import { newId } from '../../shared/ids.ts'
import type { DB as Schema } from '../database/schema.ts'
import { askForJob } from '../queue/ask-for-job.ts'

export interface SignInEvent {
  personId: string
  kind: Schema['sign_in_event']['kind']
  /** The name of the passkey it is about. */
  word?: string | undefined
  userAgent?: string | undefined
  now: Temporal.Instant
}

/** Notes what happened to somebody's ways to sign in, and tells them by email, in the caller's transaction. */
export async function tellPerson(trx: Kysely<Schema>, event: SignInEvent): Promise<void> {
  const { personId, kind, word, userAgent, now } = event
  const [id, emailId] = [newId(), newId()]
  await trx
    .insertInto('sign_in_event')
    .values({
      id,
      person_id: personId,
      kind,
      word: word ?? null,
      user_agent: userAgent ?? null,
      happened_at: now,
    })
    .execute()
  await trx
    .insertInto('email')
    .values({
      id: emailId,
      template: kind === 'new-device' ? 'new-device' : 'sign-in-changed',
      about_id: id,
      person_id: personId,
      queued_at: now,
    })
    .execute()
  await askForJob(trx, 'mail.send-email', { emailId })
}
