import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canDefer } from '../policy.ts'
import { whyNotUntil } from '../rules/decision.ts'
import { takeBack } from './offer-place.ts'
import { endPause, keepLetter } from './send-decision.ts'
import { takeInHand } from './take-in-hand.ts'
import { writeToApplicant } from './write-about-application.ts'

interface Deferral {
  groupId: string
  applicationId: string
  /** The day by which the leaders come back to it. */
  until: Temporal.PlainDate
  letter: string
}

/** Neither yes nor no: the leaders say by when they come back to it. */
export async function deferApplication(
  db: ViewerDb,
  { groupId, applicationId, until, letter }: Deferral,
): Promise<{ applicationId: string } | Refusal<'application-over' | 'day-not-ahead' | 'day-far-away'>> {
  const { group, applicant } = await takeInHand(db, groupId, applicationId)
  if (!canDefer(group, applicant.state)) return refuse('application-over')
  const no = whyNotUntil(until, dateIn(db.now, group.timeZone))
  if (no) return refuse(no)
  // An offer that ran out unanswered is over with this.
  await takeBack(db, applicant)
  await endPause(db, applicationId)
  await db
    .insertInto('application_pause')
    .values({
      id: newId(),
      application_id: applicationId,
      kind: 'deferred',
      since_at: db.now,
      by_person_id: found(db.viewer.personId),
      until_on: until,
    })
    .execute()
  const letterId = await keepLetter(db, applicationId, { decision: 'defer', letter, untilOn: until })
  await writeToApplicant(db, 'application-deferred', applicant, letterId)
  return { applicationId }
}
