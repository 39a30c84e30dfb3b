import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { groupToArrange } from '../../meetings/commands/group-to-arrange.ts'
import { meetingById } from '../../meetings/queries/meetings.ts'
import type { SessionKind, UsualKind } from '../rules/session-kind.ts'

/** What most meetings of the group are. */
export async function chooseUsual(
  db: ViewerDb,
  groupId: string,
  kind: UsualKind,
): Promise<{ kind: UsualKind }> {
  await groupToArrange(db, groupId)
  const row = { kind, chosen_at: db.now, chosen_by: found(db.viewer.personId) }
  await db
    .insertInto('usual_session')
    .values({ group_id: groupId, ...row })
    .onConflict((conflict) => conflict.column('group_id').doUpdateSet(row))
    .execute()
  return { kind }
}

/** What one meeting is; null: as it would be by itself. */
export async function chooseSession(
  db: ViewerDb,
  groupId: string,
  meetingId: string,
  kind: SessionKind | null,
): Promise<{ meetingId: string } | Refusal<'meeting-over' | 'meeting-cancelled'>> {
  await groupToArrange(db, groupId)
  const meeting = found(await meetingById(db, groupId, meetingId))
  if (meeting.cancelledAt) return refuse('meeting-cancelled')
  if (Temporal.Instant.compare(meeting.endsAt, db.now) < 0) return refuse('meeting-over')
  if (kind === null) {
    await db.deleteFrom('meeting_session').where('meeting_id', '=', meetingId).execute()
    return { meetingId }
  }
  const row = { kind, chosen_at: db.now, chosen_by: found(db.viewer.personId) }
  await db
    .insertInto('meeting_session')
    .values({ meeting_id: meetingId, ...row })
    .onConflict((conflict) => conflict.column('meeting_id').doUpdateSet(row))
    .execute()
  return { meetingId }
}
