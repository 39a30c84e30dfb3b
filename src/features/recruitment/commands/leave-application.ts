import type { HolderDb } from '../../../platform/database/database.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canWithdrawApplication } from '../policy.ts'
import { answeredOffer, takeOwnInHand } from './accept-place.ts'
import { callOff } from './book-interview.ts'
import { writeToLeaders } from './write-about-application.ts'

/** A no to this offer. The application stands: leaders and applicant may still find another day. */
export async function declineOffer(
  db: HolderDb,
  offerId: string,
): Promise<{ applicationId: string } | Refusal<'offer-expired' | 'offer-withdrawn' | 'offer-answered'>> {
  const application = await takeOwnInHand(db)
  const offer = answeredOffer(db, application, offerId)
  if ('refused' in offer) return offer
  await db.updateTable('place_offer').set({ declined_at: db.now }).where('id', '=', offer.id).execute()
  // A no to the place is a no to the list it came from: the next is offered it.
  await db
    .updateTable('application_pause')
    .set({ ended_at: db.now })
    .where('application_id', '=', application.id)
    .where('kind', '=', 'waiting')
    .where('ended_at', 'is', null)
    .execute()
  await writeToLeaders(db, 'offer-declined', application.groupId, application.id)
  return { applicationId: application.id }
}

/** The applicant takes the whole application back; a place that was offered is free again. */
export async function withdrawApplication(
  db: HolderDb,
): Promise<{ applicationId: string } | Refusal<'application-over'>> {
  const application = await takeOwnInHand(db)
  if (!canWithdrawApplication(application.state)) return refuse('application-over')
  const { offer } = application
  await callOff(db, application)
  if (application.state === 'offered' && offer) {
    await db.updateTable('place_offer').set({ declined_at: db.now }).where('id', '=', offer.id).execute()
  }
  await db
    .insertInto('application_ending')
    .values({ application_id: application.id, how: 'withdrawn', ended_at: db.now })
    .execute()
  await writeToLeaders(db, 'application-withdrawn', application.groupId, application.id)
  return { applicationId: application.id }
}
