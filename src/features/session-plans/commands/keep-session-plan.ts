import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { groupToArrange } from '../../meetings/commands/group-to-arrange.ts'
import { planOf } from '../queries/plan-of.ts'
import type { SessionKind } from '../rules/session-kind.ts'
import { minutesOf, type OwnMinutes, planLines } from '../rules/session-plan.ts'

/** The group's own minutes for a kind of meeting. They fill it: what is shown in the circle is then what was meant. */
export async function keepSessionPlan(
  db: ViewerDb,
  groupId: string,
  kind: SessionKind,
  minutes: OwnMinutes,
): Promise<{ kind: SessionKind } | Refusal<'other-length'>> {
  const group = await groupToArrange(db, groupId)
  const of = await planOf(db, group, kind)
  const lines = planLines(of, minutes)
  if (minutesOf(lines) !== of.meetingMinutes) return refuse('other-length')
  const kept = JSON.stringify(Object.fromEntries(lines.map((line) => [line.name, line.minutes])))
  const row = { minutes: kept, changed_at: db.now, changed_by: found(db.viewer.personId) }
  await db
    .insertInto('session_plan')
    .values({ group_id: groupId, kind, ...row })
    .onConflict((conflict) => conflict.columns(['group_id', 'kind']).doUpdateSet(row))
    .execute()
  return { kind }
}

/** Back to the recommended minutes. */
export async function resetSessionPlan(
  db: ViewerDb,
  groupId: string,
  kind: SessionKind,
): Promise<{ kind: SessionKind }> {
  await groupToArrange(db, groupId)
  await db.deleteFrom('session_plan').where('group_id', '=', groupId).where('kind', '=', kind).execute()
  return { kind }
}
