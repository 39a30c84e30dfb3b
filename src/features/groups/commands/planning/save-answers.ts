import type { ViewerDb } from '../../../../platform/database/database.ts'
import { found } from '../../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../../shared/refusal.ts'
import type { PlanningAnswers } from '../../rules/planning/answers.ts'
import { planningUnderLock } from './planning-under-lock.ts'

/** Keeps what a leader has written, for themselves alone; nothing need be complete. */
export async function saveAnswers(
  db: ViewerDb,
  groupId: string,
  answers: PlanningAnswers,
): Promise<{ saved: true } | Refusal<'answers-given-already'>> {
  const { standing } = await planningUnderLock(db, groupId)
  if (standing.hasGiven) return refuse('answers-given-already')
  const kept = { answers: JSON.stringify(answers), saved_at: db.now }
  await db
    .insertInto('planning_draft')
    .values({ group_id: groupId, person_id: found(db.viewer.personId), ...kept })
    .onConflict((conflict) => conflict.columns(['group_id', 'person_id']).doUpdateSet(kept))
    .execute()
  return { saved: true }
}
