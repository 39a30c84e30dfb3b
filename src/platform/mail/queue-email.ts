import { newId } from '../../shared/ids.ts'
import type { Db } from '../database/database.ts'
import { askForJob } from '../queue/ask-for-job.ts'

export interface EmailRequest {
  to: { personId: string } | { correspondentId: string; holding: string }
  /** The row it is about: the template's load is given this id. */
  about: string
}

/**
 * Asks for an email in the caller's transaction: it is sent if and only if that commits.
 * `holding` is the secret address whose page the email leads to; the recipient is whoever holds it.
 */
export async function queueEmail(db: Db, template: string, request: EmailRequest): Promise<void> {
  const id = newId()
  const to = request.to
  await db
    .insertInto('email')
    .values({
      id,
      template,
      about_id: request.about,
      person_id: 'personId' in to ? to.personId : null,
      correspondent_id: 'correspondentId' in to ? to.correspondentId : null,
      secret_address_id: 'holding' in to ? to.holding : null,
      queued_at: db.now,
    })
    .execute()
  await askForJob(db, 'mail.send-email', { emailId: id })
}
