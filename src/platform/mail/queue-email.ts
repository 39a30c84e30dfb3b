import { type Kysely, sql } from 'kysely'
import { newId } from '../../shared/ids.ts'
import type { Db } from '../database/database.ts'
import type { DB as Schema } from '../database/schema.ts'

/**
 * A person, or whoever holds a secret address: the one whose page the email leads to. An email to a person may hold
 * their own address for apologies (attendance/queries/apology-addresses.ts), so that one tap needs no sign-in.
 */
export type Recipient =
  | { personId: string; holding?: string | undefined }
  | { correspondentId: string; holding: string }

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
export function queueEmails(
  db: Db,
  template: string,
  { to, about }: { to: readonly Recipient[]; about: string },
): Promise<void> {
  return queueEachEmail(
    db,
    template,
    to.map((recipient) => ({ to: recipient, about })),
  )
}

/** Somebody's transaction, or one of the jobs' that knows its moment. */
type Outbox = Kysely<Schema> & { readonly now: Temporal.Instant }

/** One kind of email, about something of its own for each; in two statements however many they are. */
export async function queueEachEmail(
  db: Outbox,
  template: string,
  requests: readonly EmailRequest[],
): Promise<void> {
  if (requests.length === 0) return
  const emails = requests.map(({ to, about }) => ({
    id: newId(),
    template,
    about_id: about,
    person_id: 'personId' in to ? to.personId : null,
    correspondent_id: 'correspondentId' in to ? to.correspondentId : null,
    secret_address_id: to.holding ?? null,
    queued_at: db.now,
  }))
  await db.insertInto('email').values(emails).execute()
  const payloads = emails.map(({ id }) => JSON.stringify({ emailId: id }))
  await sql`select ask_for_job('mail.send-email', payload::jsonb) from unnest(${payloads}::text[]) as payload`.execute(
    db,
  )
}
