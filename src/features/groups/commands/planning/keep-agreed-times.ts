import type { ViewerDb } from '../../../../platform/database/database.ts'
import { keepLeadersTime } from '../../../session-plans/commands/keep-leaders-time.ts'
import { leadersTime } from '../../../session-plans/queries/leaders-time.ts'
import type { PlanningAnswers } from '../../rules/planning/answers.ts'

/** The minutes before and after each meeting that leaders have agreed on stand in their calendars from then on (R21, R22). */
export async function keepAgreedTimes(
  db: ViewerDb,
  groupId: string,
  { preMeetingMinutes, debriefMinutes }: Pick<PlanningAnswers, 'preMeetingMinutes' | 'debriefMinutes'>,
): Promise<void> {
  if (preMeetingMinutes === null && debriefMinutes === null) return
  const before = await leadersTime(db, groupId)
  await keepLeadersTime(db, groupId, {
    beforeMinutes: preMeetingMinutes ?? before.beforeMinutes,
    afterMinutes: debriefMinutes ?? before.afterMinutes,
  })
}
