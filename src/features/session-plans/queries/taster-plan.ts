import type { Db } from '../../../platform/database/database.ts'
import type { Group } from '../../groups/queries/group.ts'
import { planInLines } from '../rules/plan-words.ts'
import { plannedPhases } from '../rules/session-plan.ts'
import { planOf } from './plan-of.ts'
import { groupPlans } from './session-plan.ts'

/** The group's plan of a taster in words, for its leaders to change and its guests to read (R41). */
export async function tasterPlan(
  db: Db,
  group: Pick<Group, 'id' | 'mode' | 'lengthMinutes'>,
): Promise<string> {
  const { own } = await groupPlans(db, group.id)
  return planInLines(plannedPhases(await planOf(db, group, 'taster'), own.taster ?? null))
}
