import type { HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canAnswerEnquiry, canCloseEnquiry } from '../policy.ts'
import type { Outcome } from '../queries/enquiry-steps.ts'
import { promisedDay } from '../queries/promised-day.ts'
import { conversation, type Enquiry } from '../queries.ts'
import { enquiryInCharge, ownEnquiry } from './enquiry-in-charge.ts'
import { keepStep } from './keep-step.ts'

/** Nothing is left to do. The enquirer is not told: they can write again, and that opens it. */
export async function closeEnquiry(
  db: ViewerDb,
  enquiryId: string,
  { outcome }: { outcome: Outcome },
): Promise<{ closed: true } | Refusal<'enquiry-closed'>> {
  const enquiry = await enquiryInCharge(db, enquiryId, canCloseEnquiry)
  if (enquiry.closedAt) return refuse('enquiry-closed')
  await keepStep(db, enquiryId, { kind: 'closed', outcome })
  await setClosed(db, enquiryId)
  return { closed: true }
}

/** The enquirer says that it is settled. */
export async function settleEnquiry(db: HolderDb): Promise<{ closed: true } | Refusal<'enquiry-closed'>> {
  const enquiry = await ownEnquiry(db)
  if (enquiry.closedAt) return refuse('enquiry-closed')
  await keepStep(db, enquiry.id, { kind: 'closed', outcome: 'settled' })
  await setClosed(db, enquiry.id)
  return { closed: true }
}

async function setClosed(db: ViewerDb | HolderDb, enquiryId: string): Promise<void> {
  await db
    .updateTable('enquiry')
    .set({ closed_at: db.now, waiting_since: null, answer_due_on: null })
    .where('id', '=', enquiryId)
    .execute()
}

/** Takes it up again, waiting as it did when nobody had answered. Who may answer may do this by answering. */
export async function reopenEnquiry(
  db: ViewerDb,
  enquiryId: string,
): Promise<{ open: true } | Refusal<'enquiry-open'>> {
  const enquiry = await enquiryInCharge(db, enquiryId, canAnswerEnquiry)
  if (!enquiry.closedAt) return refuse('enquiry-open')
  const since = await unansweredSince(db, enquiry)
  await keepStep(db, enquiryId, { kind: 'reopened' })
  await db
    .updateTable('enquiry')
    .set({
      closed_at: null,
      waiting_since: since,
      answer_due_on: since && (await promisedDay(db, enquiry.regionId, since)),
    })
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
