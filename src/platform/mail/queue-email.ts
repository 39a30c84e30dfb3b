import { sql } from 'kysely'
import { newId } from '../../shared/ids.ts'
import type { Db } from '../database/database.ts'

/** A person, or whoever holds a secret address: the one whose page the email leads to. */
export type Recipient = { personId: string } | { correspondentId: string; holding: string }

export interface EmailRequest {
  to: Recipient
  /** The row it is about: the template's load is given this id. */
  about: string
}

/** Asks for an email in the caller's transaction: it is sent if and only if that commits. */
export function queueEmail(db: Db, template: string, { to, about }: EmailRequest): Promise<void> {
  return queueEmails(db, template, { to: [to], about })
}

/** The same email to several, each in their own. */
export async function queueEmails(
  db: Db,
  template: string,
  { to, about }: { to: readonly Recipient[]; about: string },
): Promise<void> {
  if (to.length === 0) return
  const emails = to.map((recipient) => ({
    id: newId(),
    template,
    about_id: about,
    person_id: 'personId' in recipient ? recipient.personId : null,
    correspondent_id: 'correspondentId' in recipient ? recipient.correspondentId : null,
    secret_address_id: 'holding' in recipient ? recipient.holding : null,
    queued_at: db.now,
  }))
  await db.insertInto('email').values(emails).execute()
  const payloads = emails.map(({ id }) => JSON.stringify({ emailId: id }))
  await sql`select ask_for_job('mail.send-email', payload::jsonb) from unnest(${payloads}::text[]) as payload`.execute(
    db,
  )
}
