import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canOfferPlace } from '../policy.ts'
import { takeBack } from './offer-place.ts'
import { endPause, keepLetter } from './send-decision.ts'
import { takeInHand } from './take-in-hand.ts'
import { writeToApplicant } from './write-about-application.ts'

/** At the end of the group's waiting list: the applicant is told, and sees their position on their page. */
export async function putOnWaitingList(
  db: ViewerDb,
  { groupId, applicationId, letter }: { groupId: string; applicationId: string; letter: string },
): Promise<{ applicationId: string } | Refusal<'application-over' | 'waits-already'>> {
  const { group, applicant } = await takeInHand(db, groupId, applicationId)
  if (!canOfferPlace(group, applicant.state)) return refuse('application-over')
  if (applicant.state === 'waiting') return refuse('waits-already')
  // An offer that ran out unanswered is over with this.
  await takeBack(db, applicant)
  await endPause(db, applicationId)
  await db
    .insertInto('application_pause')
    .values({
      id: newId(),
      application_id: applicationId,
      kind: 'waiting',
      since_at: db.now,
      by_person_id: found(db.viewer.personId),
    })
    .execute()
  const letterId = await keepLetter(db, applicationId, { decision: 'waiting', letter })
  await writeToApplicant(db, 'put-on-waiting-list', applicant, letterId)
  return { applicationId }
}
