import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canRecordInterview } from '../policy.ts'
import { takeInHand } from './take-in-hand.ts'

export interface Interview {
  groupId: string
  applicationId: string
  heldOn: Temporal.PlainDate
}

/** That they talked elsewhere, on a day. What was said stays with those who were there. */
export async function recordInterview(
  db: ViewerDb,
  { groupId, applicationId, heldOn }: Interview,
): Promise<{ applicationId: string } | Refusal<'application-over' | 'interview-not-held-yet'>> {
  const { group, applicant } = await takeInHand(db, groupId, applicationId)
  if (!canRecordInterview(group, applicant.state)) return refuse('application-over')
  if (Temporal.PlainDate.compare(heldOn, dateIn(db.now, group.timeZone)) > 0) {
    return refuse('interview-not-held-yet')
  }
  const held = { held_on: heldOn, recorded_by: found(db.viewer.personId), recorded_at: db.now }
  await db
    .insertInto('interview')
    .values({ application_id: applicationId, ...held })
    .onConflict((conflict) => conflict.column('application_id').doUpdateSet(held))
    .execute()
  return { applicationId }
}
