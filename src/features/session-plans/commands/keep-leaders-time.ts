import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { groupToArrange } from '../../meetings/commands/group-to-arrange.ts'
import type { LeadersTime } from '../rules/leaders-time.ts'

/**
 * The leaders' time before and after each meeting, for a group that the viewer leads: the database refuses anybody
 * else. Their calendars follow.
 */
export async function keepLeadersTime(
  db: ViewerDb,
  groupId: string,
  { beforeMinutes, afterMinutes }: LeadersTime,
): Promise<{ groupId: string }> {
  const row = {
    before_minutes: beforeMinutes,
    after_minutes: afterMinutes,
    changed_at: db.now,
    changed_by: found(db.viewer.personId),
  }
  await db
    .insertInto('leaders_time')
    .values({ group_id: groupId, ...row })
    .onConflict((conflict) =>
      conflict
        .column('group_id')
        .doUpdateSet((eb) => ({ ...row, revision: eb('leaders_time.revision', '+', 1) }))
        .where((eb) =>
          eb.or([
            eb('leaders_time.before_minutes', '<>', beforeMinutes),
            eb('leaders_time.after_minutes', '<>', afterMinutes),
          ]),
        ),
    )
    .execute()
  return { groupId }
}

/** As leaders say on the page of their plans. */
export async function keepGroupsTime(
  db: ViewerDb,
  groupId: string,
  time: LeadersTime,
): Promise<{ groupId: string }> {
  await groupToArrange(db, groupId)
  return keepLeadersTime(db, groupId, time)
}
