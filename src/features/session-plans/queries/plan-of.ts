import type { Db } from '../../../platform/database/database.ts'
import type { Group } from '../../groups/queries/group.ts'
import { societySettings } from '../../society/queries.ts'
import type { SessionKind } from '../rules/session-kind.ts'
import type { PlanOf } from '../rules/session-plan.ts'

/** What the plan of a kind of meeting is for: the group's length, or the society's until there is one. */
export async function planOf(
  db: Db,
  group: Pick<Group, 'mode' | 'lengthMinutes'>,
  kind: SessionKind,
): Promise<PlanOf> {
  const { meetingMinutes, introductionsPercent } = await societySettings(db)
  return {
    kind,
    mode: group.mode,
    meetingMinutes: group.lengthMinutes ?? meetingMinutes,
    introductionsPercent,
  }
}
