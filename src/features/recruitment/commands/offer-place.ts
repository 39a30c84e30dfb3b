import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { feeAgreement } from '../../fees/queries.ts'
import { groupLeaders } from '../../groups/queries/group-leaders.ts'
import { freePlaces } from '../../groups/rules/circle.ts'
import { societySettings } from '../../society/queries.ts'
import { canOfferPlace, canWithdrawOffer } from '../policy.ts'
import type { ApplicantInFull } from '../queries/applicants.ts'
import { membersAnswers } from '../queries/newcomers.ts'
import { newestGroundRules, seatsOf } from '../queries/seats.ts'
import { waitingList } from '../queries/waiting-list.ts'
import { stands } from '../rules/application-state.ts'
import { letterFor } from '../rules/decision-letter.ts'
import { offerExpiry } from '../rules/offer-limit.ts'
import { passedOver } from '../rules/waiting-order.ts'
import { endPause, keepLetter } from './send-decision.ts'
import { takeInHand } from './take-in-hand.ts'
import { writeToApplicant } from './write-about-application.ts'

export interface PlaceOffer {
  groupId: string
  applicationId: string
  /** How many days it holds. */
  days: number
  letter: string
  /** They know who is on the group's waiting list, and offer it out of turn all the same. */
  passingOver?: boolean
}

type NoOffer = Refusal<
  | 'application-over'
  | 'offer-stands-already'
  | 'ground-rules-missing'
  | 'fee-missing'
  | 'group-full'
  | 'others-wait-longer'
  | 'members-not-asked'
>

/** Offers a place under the newest ground rules and the contribution of today. It holds a seat until it is answered. */
export async function offerPlace(
  db: ViewerDb,
  { groupId, applicationId, days, letter, passingOver = false }: PlaceOffer,
): Promise<{ applicationId: string } | NoOffer> {
  const { group, applicant } = await takeInHand(db, groupId, applicationId)
  if (!stands(applicant.state)) return refuse('application-over')
  if (!canOfferPlace(group, applicant.state)) return refuse('offer-stands-already')
  const groundRules = await newestGroundRules(db, groupId)
  if (!groundRules) return refuse('ground-rules-missing')
  const agreement = await feeAgreement(db, groupId)
  if (!agreement) return refuse('fee-missing')
  const free = freePlaces({ ...(await seatsOf(db, groupId)), mostMembers: group.mostMembers })
  if (free < 1) return refuse('group-full')
  if (!passingOver && passedOver(await waitingList(db, groupId), applicationId, free).length > 0) {
    return refuse('others-wait-longer')
  }
  if (group.membersAgree && !(await membersAnswers(db, applicationId))) return refuse('members-not-asked')
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
  // Whoever was deferred has been come back to; whoever waits keeps their place in line until they have answered.
  if (applicant.pause?.kind === 'deferred') await endPause(db, applicationId)
  await keepLetter(db, applicationId, { decision: 'offer', letter, placeOfferId: id })
  await writeToApplicant(db, 'place-offered', applicant, id)
  return { applicationId }
}

/** Offers the free place to whoever is next, as the group usually does; `next` is who was next on the page. */
export async function offerToNext(
  db: ViewerDb,
  { groupId, next }: { groupId: string; next: string },
): Promise<{ applicationId: string } | NoOffer | Refusal<'no-longer-next'>> {
  const [first] = await waitingList(db, groupId)
  if (first?.applicationId !== next) return refuse('no-longer-next')
  const { group, applicant } = await takeInHand(db, groupId, next)
  const { offerDays } = await societySettings(db)
  const letter = letterFor('offer', {
    applicant: applicant.name,
    group: group.name,
    leaders: (await groupLeaders(db, groupId)).map(({ name }) => name),
    wasInterviewed: applicant.interview !== null,
  })
  return offerPlace(db, { groupId, applicationId: next, days: offerDays, letter })
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
