import type { Db } from '../../../platform/database/database.ts'
import type { Meeting } from './meetings.ts'

/** Which leaders will not be at which of these meetings, as they have said themselves. */
export async function leadersAway(
  db: Db,
  groupId: string,
  meetings: readonly Pick<Meeting, 'id'>[],
): Promise<Map<string, string[]>> {
  const away = new Map<string, string[]>()
  if (meetings.length === 0) return away
  const rows = await db
    .selectFrom('meeting_apology as apology')
    .innerJoin('group_leader as leader', 'leader.person_id', 'apology.person_id')
    .select(['apology.meeting_id', 'apology.person_id'])
    .where('leader.group_id', '=', groupId)
    .where('leader.left_at', 'is', null)
    .where('apology.withdrawn_at', 'is', null)
    .where(
      'apology.meeting_id',
      'in',
      meetings.map(({ id }) => id),
    )
    .execute()
  for (const row of rows) away.set(row.meeting_id, [...(away.get(row.meeting_id) ?? []), row.person_id])
  return away
}
