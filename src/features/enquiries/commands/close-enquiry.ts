import type { ViewerDb } from '../../../platform/database/database.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canCloseEnquiry } from '../policy.ts'
import { conversation, type Enquiry } from '../queries.ts'
import { enquiryInCharge } from './enquiry-in-charge.ts'

/** Nothing is left to do. The enquirer is not told: they can write again, and that opens it. */
export async function closeEnquiry(
  db: ViewerDb,
  enquiryId: string,
): Promise<{ closed: true } | Refusal<'enquiry-closed'>> {
  const enquiry = await enquiryInCharge(db, enquiryId, canCloseEnquiry)
  if (enquiry.closedAt) return refuse('enquiry-closed')
  await db
    .insertInto('enquiry_closure')
    .values({ enquiry_id: enquiryId, closed_at: db.now, closed_by: db.viewer.personId })
    // One that stands already, as from an import, is this one.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .updateTable('enquiry')
    .set({ closed_at: db.now, waiting_since: null })
    .where('id', '=', enquiryId)
    .execute()
  return { closed: true }
}

/** Takes it up again, waiting as it did when nobody had answered. */
export async function reopenEnquiry(
  db: ViewerDb,
  enquiryId: string,
): Promise<{ open: true } | Refusal<'enquiry-open'>> {
  const enquiry = await enquiryInCharge(db, enquiryId, canCloseEnquiry)
  if (!enquiry.closedAt) return refuse('enquiry-open')
  await db
    .updateTable('enquiry_closure')
    .set({ reopened_at: db.now, reopened_by: db.viewer.personId })
    .where('enquiry_id', '=', enquiryId)
    .where('reopened_at', 'is', null)
    .execute()
  await db
    .updateTable('enquiry')
    .set({ closed_at: null, waiting_since: await unansweredSince(db, enquiry) })
    .where('id', '=', enquiryId)
    .execute()
  return { open: true }
}

async function unansweredSince(db: ViewerDb, enquiry: Enquiry): Promise<Temporal.Instant | null> {
  const messages = await conversation(db, enquiry.id)
  const answered = messages.findLastIndex(({ fromSociety }) => fromSociety)
  if (answered === -1) return enquiry.receivedAt
  return messages[answered + 1]?.writtenAt ?? null
}
