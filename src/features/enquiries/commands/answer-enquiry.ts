import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { canAnswerEnquiry } from '../policy.ts'
import { reopenEnquiry } from './close-enquiry.ts'
import { countFirstAnswer } from './count-first-answer.ts'
import { enquiryInCharge } from './enquiry-in-charge.ts'
import { makeEnquiryAddress } from './make-enquiry-address.ts'

/** The enquirer reads it in an email that leads to their page. A closed enquiry is open again: it is their turn. */
export async function answerEnquiry(
  db: ViewerDb,
  enquiryId: string,
  { body }: { body: string },
): Promise<{ messageId: string }> {
  const enquiry = await enquiryInCharge(db, enquiryId, canAnswerEnquiry)
  if (enquiry.closedAt) await reopenEnquiry(db, enquiryId)
  await countFirstAnswer(db, enquiry)
  const messageId = newId()
  await db
    .insertInto('enquiry_message')
    .values({
      id: messageId,
      enquiry_id: enquiryId,
      author_id: found(db.viewer.personId),
      from_society: true,
      body,
      written_at: db.now,
    })
    .execute()
  await db
    .updateTable('enquiry')
    .set({ waiting_since: null, answer_due_on: null })
    .where('id', '=', enquiryId)
    .execute()
  const { correspondentId } = enquiry
  const holding = await makeEnquiryAddress(db, { enquiryId, correspondentId })
  await queueEmail(db, 'enquiry-answered', { to: { correspondentId, holding }, about: messageId })
  return { messageId }
}
