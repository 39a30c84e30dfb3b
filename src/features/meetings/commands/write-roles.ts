import type { ViewerDb } from '../../../platform/database/database.ts'
import type { LeaderRoles } from '../rules/roles.ts'

/** Who does what at these meetings, instead of what was said before. */
export async function writeRoles(
  db: ViewerDb,
  meetings: readonly { meetingId: string; roles: LeaderRoles }[],
): Promise<void> {
  if (meetings.length === 0) return
  const ids = meetings.map(({ meetingId }) => meetingId)
  await db.deleteFrom('meeting_role').where('meeting_id', 'in', ids).execute()
  const rows = meetings.flatMap(({ meetingId, roles: { moderatorId, processWatcherId } }) => [
    { meeting_id: meetingId, role: 'moderator' as const, person_id: moderatorId },
    ...(processWatcherId
      ? [{ meeting_id: meetingId, role: 'process' as const, person_id: processWatcherId }]
      : []),
  ])
  await db.insertInto('meeting_role').values(rows).execute()
}
