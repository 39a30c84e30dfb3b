import type { HolderDb } from '../../../platform/database/database.ts'
import { queueEmails } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { peopleToTell } from '../queries/enquiry-steps.ts'
import { promisedDay } from '../queries/promised-day.ts'
import { conversation } from '../queries.ts'
import { ownEnquiry } from './enquiry-in-charge.ts'
import { keepStep } from './keep-step.ts'

/** Each reply sends emails; whoever holds the address may not fill mailboxes with it. */
const REPLIES_IN_A_ROW = 10

/** The enquirer writes again: that opens a closed enquiry, and tells those who are in charge now. */
export async function replyToEnquiry(
  db: HolderDb,
  { body }: { body: string },
): Promise<{ messageId: string } | Refusal<'our-turn'>> {
  const enquiry = await ownEnquiry(db)
  const latest = (await conversation(db, enquiry.id)).slice(-REPLIES_IN_A_ROW)
  if (latest.length === REPLIES_IN_A_ROW && latest.every(({ fromSociety }) => !fromSociety)) {
    return refuse('our-turn')
  }
  const messageId = newId()
  await db
    .insertInto('enquiry_message')
    .values({
      id: messageId,
      enquiry_id: enquiry.id,
      author_id: null,
      from_society: false,
      body,
      written_at: db.now,
    })
    .execute()
  if (enquiry.closedAt) await keepStep(db, enquiry.id, { kind: 'reopened' })
  await db
    .updateTable('enquiry')
    .set({
      closed_at: null,
      waiting_since: enquiry.waitingSince ?? db.now,
      answer_due_on: enquiry.answerDueOn ?? (await promisedDay(db, enquiry.regionId, db.now)),
    })
    .where('id', '=', enquiry.id)
    .execute()
  const to = await peopleToTell(db, enquiry.id)
  await queueEmails(db, 'enquiry-replied', { to: to.map((personId) => ({ personId })), about: messageId })
  return { messageId }
}
