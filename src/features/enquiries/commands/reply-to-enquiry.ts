import type { HolderDb } from '../../../platform/database/database.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { peopleInCharge } from '../../society/queries.ts'
import { conversation } from '../queries.ts'
import { ownEnquiry } from './enquiry-in-charge.ts'

/** Each reply sends emails; whoever holds the address may not fill mailboxes with it. */
export const REPLIES_IN_A_ROW = 10

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
  await db
    .updateTable('enquiry')
    .set({ closed_at: null, waiting_since: enquiry.waitingSince ?? db.now })
    .where('id', '=', enquiry.id)
    .execute()
  await db
    .updateTable('enquiry_closure')
    .set({ reopened_at: db.now })
    .where('enquiry_id', '=', enquiry.id)
    .where('reopened_at', 'is', null)
    .execute()
  for (const personId of await peopleInCharge(db, enquiry.regionId)) {
    await queueEmail(db, 'enquiry-replied', { to: { personId }, about: messageId })
  }
  return { messageId }
}
