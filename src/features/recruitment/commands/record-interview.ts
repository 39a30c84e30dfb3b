import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canRecordInterview } from '../policy.ts'
import type { InterviewOutcome } from '../rules/application-state.ts'
import { takeInHand } from './take-in-hand.ts'

export interface Interview {
  groupId: string
  applicationId: string
  heldOn: Temporal.PlainDate
  outcome: InterviewOutcome
}

/** That it was held, and what came of it. What was said stays with those who were there. */
export async function recordInterview(
  db: ViewerDb,
  { groupId, applicationId, heldOn, outcome }: Interview,
): Promise<{ applicationId: string } | Refusal<'application-over' | 'interview-not-held-yet'>> {
  const { group, applicant } = await takeInHand(db, groupId, applicationId)
  if (!canRecordInterview(group, applicant.state)) return refuse('application-over')
  if (Temporal.PlainDate.compare(heldOn, dateIn(db.now, group.timeZone)) > 0) {
    return refuse('interview-not-held-yet')
  }
  const interview = {
    held_on: heldOn,
    outcome,
    recorded_by: found(db.viewer.personId),
    recorded_at: db.now,
  }
  await db
    .insertInto('interview')
    .values({ application_id: applicationId, ...interview })
    .onConflict((conflict) => conflict.column('application_id').doUpdateSet(interview))
    .execute()
  return { applicationId }
}
