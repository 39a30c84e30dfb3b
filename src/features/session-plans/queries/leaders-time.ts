import type { ViewerDb } from '../../../platform/database/database.ts'
import { societySettings } from '../../society/queries.ts'
import type { LeadersTime } from '../rules/leaders-time.ts'

/** What the group's leaders keep before and after each meeting; the society's numbers until they have said so. */
export async function leadersTime(db: ViewerDb, groupId: string): Promise<LeadersTime & { isOwn: boolean }> {
  const row = await db
    .selectFrom('leaders_time')
    .select(['before_minutes', 'after_minutes'])
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  if (row) return { beforeMinutes: row.before_minutes, afterMinutes: row.after_minutes, isOwn: true }
  const { preMeetingMinutes, debriefMinutes } = await societySettings(db)
  return { beforeMinutes: preMeetingMinutes, afterMinutes: debriefMinutes, isOwn: false }
}
