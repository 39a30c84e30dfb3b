import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canWriteDebrief } from '../policy.ts'
import { meetingInHand } from './meeting-in-hand.ts'

/** The leaders came together, and that is all that is kept of it. */
export async function noteHeld(
  db: ViewerDb,
  groupId: string,
  meetingId: string,
): Promise<{ meetingId: string } | Refusal<'not-now'>> {
  const { time } = await meetingInHand(db, groupId, meetingId)
  if (!canWriteDebrief(time)) return refuse('not-now')
  await markHeld(db, meetingId)
  return { meetingId }
}

export async function markHeld(db: ViewerDb, meetingId: string): Promise<void> {
  await db
    .insertInto('debrief_held')
    .values({ meeting_id: meetingId, held_at: db.now, noted_by: found(db.viewer.personId) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
