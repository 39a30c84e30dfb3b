import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { feeAgreement } from '../../fees/queries.ts'
import { freePlaces } from '../../groups/rules/circle.ts'
import { canOfferPlace, canWithdrawOffer } from '../policy.ts'
import type { ApplicantInFull } from '../queries/applicants.ts'
import { newestGroundRules, seatsOf } from '../queries/seats.ts'
import { stands } from '../rules/application-state.ts'
import { offerExpiry } from '../rules/offer-limit.ts'
import { takeInHand } from './take-in-hand.ts'
import { writeToApplicant } from './write-about-application.ts'

export interface PlaceOffer {
  groupId: string
  applicationId: string
  /** How many days it holds. */
  days: number
}

type NoOffer = Refusal<
  'application-over' | 'offer-stands-already' | 'ground-rules-missing' | 'fee-missing' | 'group-full'
>

/** Offers a place under the newest ground rules and the contribution of today. It holds a seat until it is answered. */
export async function offerPlace(
  db: ViewerDb,
  { groupId, applicationId, days }: PlaceOffer,
): Promise<{ applicationId: string } | NoOffer> {
  const { group, applicant } = await takeInHand(db, groupId, applicationId)
  if (!stands(applicant.state)) return refuse('application-over')
  if (!canOfferPlace(group, applicant.state)) return refuse('offer-stands-already')
  const groundRules = await newestGroundRules(db, groupId)
  if (!groundRules) return refuse('ground-rules-missing')
  const agreement = await feeAgreement(db, groupId)
  if (!agreement) return refuse('fee-missing')
  if (freePlaces({ ...(await seatsOf(db, groupId)), mostMembers: group.mostMembers }) < 1) {
    return refuse('group-full')
  }
  // One that ran out makes room for its successor.
  await takeBack(db, applicant)
  const id = newId()
  await db
    .insertInto('place_offer')
    .values({
      id,
      application_id: applicationId,
      ground_rules_id: groundRules.id,
      fee_agreement_id: agreement.id,
      offered_by: found(db.viewer.personId),
      offered_at: db.now,
      expires_at: offerExpiry(db.now, days, group.timeZone),
    })
    .execute()
  await writeToApplicant(db, 'place-offered', applicant, id)
  return { applicationId }
}

/** The seat is free again; the applicant is told. */
export async function withdrawOffer(
  db: ViewerDb,
  { groupId, applicationId }: { groupId: string; applicationId: string },
): Promise<{ applicationId: string } | Refusal<'no-offer-stands'>> {
  const { group, applicant } = await takeInHand(db, groupId, applicationId)
  if (!canWithdrawOffer(group, applicant.state) || !applicant.offer) return refuse('no-offer-stands')
  await takeBack(db, applicant)
  if (applicant.state === 'offered') {
    await writeToApplicant(db, 'offer-withdrawn', applicant, applicant.offer.id)
  }
  return { applicationId }
}

/** Ends an offer that nobody has answered, run out or not. */
export async function takeBack(db: ViewerDb, { state, offer }: ApplicantInFull): Promise<void> {
  if (!offer || (state !== 'offered' && state !== 'offer-expired')) return
  await db.updateTable('place_offer').set({ withdrawn_at: db.now }).where('id', '=', offer.id).execute()
}
