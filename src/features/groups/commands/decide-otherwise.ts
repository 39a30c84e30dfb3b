import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { groupFacts } from '../queries/group-facts.ts'
import { ledGroup } from '../queries/led-group.ts'
import { isOpenGap, mayBeDecided } from '../rules/essentials.ts'
import { oneEssential } from '../rules/one-essential.ts'

/** The leaders do without a piece of advice, and say why. What a group cannot do without is not theirs to refuse. */
export async function decideOtherwise(
  db: ViewerDb,
  groupId: string,
  rule: string,
  { reason }: { reason: string },
): Promise<{ groupId: string } | Refusal<'cannot-be-decided' | 'already-decided' | 'nothing-open'>> {
  const group = await ledGroup(db, groupId)
  const facts = await groupFacts(db, group)
  const essential = found(oneEssential(rule, facts))
  if (!mayBeDecided(essential.rule)) return refuse('cannot-be-decided')
  if (facts.decidedOtherwise?.[rule]) return refuse('already-decided')
  if (!isOpenGap(essential)) return refuse('nothing-open')
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('group_decision')
    .values({
      id: newId(),
      group_id: groupId,
      rule,
      reason,
      decided_by: found(db.viewer.personId),
      decided_at: db.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n ? { groupId } : refuse('already-decided')
}

/** The advice holds again. That it was decided otherwise, by whom and why, stays to be read. */
export async function withdrawDecision(
  db: ViewerDb,
  groupId: string,
  rule: string,
): Promise<{ groupId: string } | Refusal<'no-decision'>> {
  await ledGroup(db, groupId)
  const { numUpdatedRows } = await db
    .updateTable('group_decision')
    .set({ withdrawn_at: db.now, withdrawn_by: found(db.viewer.personId) })
    .where('group_id', '=', groupId)
    .where('rule', '=', rule)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n ? { groupId } : refuse('no-decision')
}
