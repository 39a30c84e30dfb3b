import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canRecordInterview } from '../policy.ts'
import { interviewersOf, readableTicks } from '../queries/interview-ticks.ts'
import { isAhead } from '../rules/interview.ts'
import type { Ticks } from '../rules/interview-ticks.ts'
import { type InHand, takeInHand } from './take-in-hand.ts'

interface Given {
  groupId: string
  applicationId: string
  ticks: Ticks
}

type NoTicks = Refusal<
  | 'application-over'
  | 'interview-not-held-yet'
  | 'not-in-interview'
  | 'unsealed-already'
  | 'technology-unsaid'
>

/** One leader's own, sealed from the other until both have given theirs; until then they may give them anew. */
export async function giveInterviewTicks(
  db: ViewerDb,
  { groupId, applicationId, ticks }: Given,
): Promise<{ applicationId: string } | NoTicks> {
  const { group, applicant } = await takeInHand(db, groupId, applicationId)
  if (!canRecordInterview(group, applicant.state)) return refuse('application-over')
  if (!wasHeld(applicant, db.now)) return refuse('interview-not-held-yet')
  if (group.mode === 'online' && ticks.technology === null) return refuse('technology-unsaid')
  await noteHeld(db, { group, applicant })
  const viewer = found(db.viewer.personId)
  const there = await interviewersOf(db, applicationId)
  if (!there.some(({ personId }) => personId === viewer)) return refuse('not-in-interview')
  const own = (await readableTicks(db, applicationId)).find(({ personId }) => personId === viewer)
  if (own?.unsealedAt) return refuse('unsealed-already')
  const given = {
    ...ticks,
    technology: group.mode === 'online' ? ticks.technology : null,
    given_at: db.now,
  }
  if (own) {
    await db
      .updateTable('interview_tick')
      .set(given)
      .where('application_id', '=', applicationId)
      .where('person_id', '=', viewer)
      .execute()
  } else {
    await db
      .insertInto('interview_tick')
      .values({ application_id: applicationId, person_id: viewer, ...given })
      .execute()
  }
  return { applicationId }
}

const wasHeld = ({ booking, interview }: InHand['applicant'], now: Temporal.Instant): boolean =>
  booking ? !isAhead(booking, now) : interview !== null

/** Whoever ticks says that it was held: its day stays. */
async function noteHeld(db: ViewerDb, { group, applicant }: InHand): Promise<void> {
  if (applicant.interview || !applicant.booking) return
  await db
    .insertInto('interview')
    .values({
      application_id: applicant.id,
      held_on: dateIn(applicant.booking.startsAt, group.timeZone),
      recorded_by: found(db.viewer.personId),
      recorded_at: db.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
