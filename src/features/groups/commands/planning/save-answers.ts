import type { ViewerDb } from '../../../../platform/database/database.ts'
import { found } from '../../../../platform/errors.ts'
import { ledGroup } from '../../queries/led-group.ts'
import type { PlanningAnswers } from '../../rules/planning/answers.ts'

/** Keeps what a leader has written, for themselves alone; nothing need be complete. */
export async function saveAnswers(db: ViewerDb, groupId: string, answers: PlanningAnswers): Promise<void> {
  await ledGroup(db, groupId)
  const kept = { answers: JSON.stringify(answers), saved_at: db.now }
  await db
    .insertInto('planning_draft')
    .values({ group_id: groupId, person_id: found(db.viewer.personId), ...kept })
    .onConflict((conflict) => conflict.columns(['group_id', 'person_id']).doUpdateSet(kept))
    .execute()
}
