import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { ownEvaluation } from '../queries/evaluations.ts'
import { placesOf, type Reply } from '../rules/evaluation.ts'

/** Adds one reply to the sums. What is kept of the person is that they have replied. */
export async function replyToEvaluation(
  db: ViewerDb,
  evaluationId: string,
  { line, ...reply }: Reply & { line?: string | undefined },
): Promise<{ replied: true } | Refusal<'evaluation-over' | 'replied-already'>> {
  if (!(await ownEvaluation(db, evaluationId))) throw new NotFound()
  const { rows } = await sql<{ answer: 'replied' | 'evaluation-over' | 'replied-already' }>`
    select reply_to_evaluation(${evaluationId}, ${placesOf(reply)}::integer[], ${line ?? null}) as answer`.execute(
    db,
  )
  const answer = rows[0]?.answer
  if (answer === 'evaluation-over' || answer === 'replied-already') return refuse(answer)
  return { replied: true }
}
