import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { meetingById } from '../queries/meetings.ts'
import { groupToArrange } from './group-to-arrange.ts'
import { type Told, tellThoseAt } from './tell-those-at.ts'

/** Calls one meeting off; it is struck out in everybody's calendar. */
export async function cancelMeeting(
  db: ViewerDb,
  groupId: string,
  meetingId: string,
): Promise<Told | Refusal<'meeting-over' | 'meeting-cancelled'>> {
  await groupToArrange(db, groupId)
  const meeting = found(await meetingById(db, groupId, meetingId))
  if (meeting.cancelledAt) return refuse('meeting-cancelled')
  if (Temporal.Instant.compare(meeting.endsAt, db.now) < 0) return refuse('meeting-over')
  await db
    .updateTable('meeting')
    .set((eb) => ({ cancelled_at: db.now, changed_at: db.now, sequence: eb('sequence', '+', 1) }))
    .where('id', '=', meetingId)
    .execute()
  return tellThoseAt(db, groupId, meeting.startsAt, { template: 'meeting-changed', about: meetingId })
}
