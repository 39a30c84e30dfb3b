import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { queueEmail, queueEmails } from '../../../platform/mail/queue-email.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canEndForwarding, canHandOnEnquiry, canSendToRegion } from '../policy.ts'
import { type Hand, peopleToHandTo, peopleToTell } from '../queries/enquiry-steps.ts'
import { enquiryInCharge } from './enquiry-in-charge.ts'
import { keepStep } from './keep-step.ts'

/** Somebody in charge takes it in hand; it stays in the queue of all who are. They are told, unless it was themselves. */
export async function assignEnquiry(
  db: ViewerDb,
  enquiryId: string,
  { personId }: { personId: string },
): Promise<{ assigned: true } | Refusal<'enquiry-closed' | 'not-in-charge'>> {
  const enquiry = await enquiryInCharge(db, enquiryId, canHandOnEnquiry)
  if (enquiry.closedAt) return refuse('enquiry-closed')
  if (!(await isAmong(db, enquiryId, personId, 'in-charge'))) return refuse('not-in-charge')
  if (enquiry.assignedTo === personId) return { assigned: true }
  await keepStep(db, enquiryId, { kind: 'assigned', toPersonId: personId })
  await db.updateTable('enquiry').set({ assigned_to: personId }).where('id', '=', enquiryId).execute()
  if (personId !== db.viewer.personId) {
    await queueEmail(db, 'enquiry-assigned', { to: { personId }, about: enquiryId })
  }
  return { assigned: true }
}

/** It is in nobody's hand any more, and in everybody's queue as before. */
export async function unassignEnquiry(db: ViewerDb, enquiryId: string): Promise<{ unassigned: true }> {
  const enquiry = await enquiryInCharge(db, enquiryId, canHandOnEnquiry)
  if (enquiry.assignedTo === null) return { unassigned: true }
  await keepStep(db, enquiryId, { kind: 'unassigned', toPersonId: enquiry.assignedTo })
  await db.updateTable('enquiry').set({ assigned_to: null }).where('id', '=', enquiryId).execute()
  return { unassigned: true }
}

interface Forwarding {
  personId: string
  reason: string
}

/** To a member of Council, who sees this one enquiry from now on and may answer it (R78). */
export async function forwardEnquiry(
  db: ViewerDb,
  enquiryId: string,
  { personId, reason }: Forwarding,
): Promise<{ forwarded: true } | Refusal<'enquiry-closed' | 'not-of-council' | 'forwarded-already'>> {
  const enquiry = await enquiryInCharge(db, enquiryId, canHandOnEnquiry)
  if (enquiry.closedAt) return refuse('enquiry-closed')
  if (enquiry.forwardedTo === personId) return refuse('forwarded-already')
  if (!(await isAmong(db, enquiryId, personId, 'council'))) return refuse('not-of-council')
  await keepStep(db, enquiryId, { kind: 'forwarded', toPersonId: personId, words: reason })
  await db.updateTable('enquiry').set({ forwarded_to: personId }).where('id', '=', enquiryId).execute()
  if (personId !== db.viewer.personId) {
    await queueEmail(db, 'enquiry-forwarded', { to: { personId }, about: enquiryId })
  }
  return { forwarded: true }
}

/** Taken back by those in charge, or given back by whoever had it: from now on it does not exist for them. */
export async function endForwarding(
  db: ViewerDb,
  enquiryId: string,
): Promise<{ stillSeen: boolean } | Refusal<'not-forwarded'>> {
  const enquiry = await enquiryInCharge(db, enquiryId, (viewer, one) =>
    one.forwardedTo === null ? canHandOnEnquiry(viewer, one) : canEndForwarding(viewer, one),
  )
  if (enquiry.forwardedTo === null) return refuse('not-forwarded')
  await keepStep(db, enquiryId, { kind: 'forwarding-ended', toPersonId: enquiry.forwardedTo })
  const stillSeen = canHandOnEnquiry(db.viewer, enquiry)
  if (stillSeen) {
    await db.updateTable('enquiry').set({ forwarded_to: null }).where('id', '=', enquiryId).execute()
  } else {
    // Whoever gives it back does not see it any more, and so cannot write it as themselves.
    await sql`select give_back_enquiry(${enquiryId})`.execute(db)
  }
  return { stillSeen }
}

/** From the administrator to those of the region (R78), who are told as of a new one. */
export async function sendToRegion(
  db: ViewerDb,
  enquiryId: string,
  { reason }: { reason: string },
): Promise<{ sent: true } | Refusal<'enquiry-closed' | 'at-region-already'>> {
  const enquiry = await enquiryInCharge(db, enquiryId, (viewer, one) =>
    one.desk === 'region' ? canHandOnEnquiry(viewer, one) : canSendToRegion(viewer, one),
  )
  if (enquiry.closedAt) return refuse('enquiry-closed')
  if (enquiry.desk === 'region') return refuse('at-region-already')
  await keepStep(db, enquiryId, { kind: 'sent-to-region', words: reason })
  await db
    .updateTable('enquiry')
    .set({ desk: 'region', assigned_to: null })
    .where('id', '=', enquiryId)
    .execute()
  const to = (await peopleToTell(db, enquiryId)).filter((personId) => personId !== db.viewer.personId)
  await queueEmails(db, 'enquiry-arrived', { to: to.map((personId) => ({ personId })), about: enquiryId })
  return { sent: true }
}

async function isAmong(db: ViewerDb, enquiryId: string, personId: string, hand: Hand['hand']) {
  return (await peopleToHandTo(db, enquiryId)).some((one) => one.personId === personId && one.hand === hand)
}
