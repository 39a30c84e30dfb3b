import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canDeclineApplication } from '../policy.ts'
import { callOff } from './book-interview.ts'
import { takeBack } from './offer-place.ts'
import { endPause, keepLetter } from './send-decision.ts'
import { takeInHand } from './take-in-hand.ts'
import { writeToApplicant } from './write-about-application.ts'

/** Ends an application without a place, with the leaders' letter. */
export async function declineApplication(
  db: ViewerDb,
  { groupId, applicationId, letter }: { groupId: string; applicationId: string; letter: string },
): Promise<{ applicationId: string } | Refusal<'application-over'>> {
  const { group, applicant } = await takeInHand(db, groupId, applicationId)
  if (!canDeclineApplication(group, applicant.state)) return refuse('application-over')
  await takeBack(db, applicant)
  await callOff(db, applicant)
  await endPause(db, applicationId)
  const letterId = await keepLetter(db, applicationId, { decision: 'decline', letter })
  await db
    .insertInto('application_ending')
    .values({
      application_id: applicationId,
      how: 'declined',
      ended_at: db.now,
      ended_by: found(db.viewer.personId),
    })
    .execute()
  await writeToApplicant(db, 'application-declined', applicant, letterId)
  return { applicationId }
}
