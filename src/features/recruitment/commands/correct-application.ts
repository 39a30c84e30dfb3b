import type { HolderDb } from '../../../platform/database/database.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canCorrectApplication } from '../policy.ts'
import { questionsToCorrect, writtenApplication } from '../queries/written-application.ts'
import { takeOwnInHand } from './accept-place.ts'
import { type OwnSide, ownColumns } from './apply.ts'

/** The applicant puts right what they wrote, while nobody has acted on it. */
export async function correctApplication(
  db: HolderDb,
  own: OwnSide,
): Promise<{ corrected: true } | Refusal<'too-late-to-correct'>> {
  const { id, groupId, mode, state } = await takeOwnInHand(db)
  if (!canCorrectApplication(state)) return refuse('too-late-to-correct')
  await db
    .updateTable('application')
    .set({ ...ownColumns(own, mode === 'online'), corrected_at: db.now })
    .where('id', '=', id)
    .execute()
  await db.updateTable('correspondent').set({ name: own.name }).execute()
  await keepAnswers(db, { id, groupId }, own.answers)
  return { corrected: true }
}

async function keepAnswers(
  db: HolderDb,
  { id, groupId }: { id: string; groupId: string },
  given: OwnSide['answers'],
): Promise<void> {
  const before = (await writtenApplication(db, id))?.answers ?? []
  const known = await questionsToCorrect(db, { groupId, answers: before })
  const rows = given
    .filter(({ questionId }) => known.some((question) => question.id === questionId))
    .filter(({ questionId, answer }) => answer || before.some((old) => old.questionId === questionId))
    .map(({ questionId, answer }) => ({ application_id: id, question_id: questionId, answer }))
  if (rows.length === 0) return
  await db
    .insertInto('application_answer')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['application_id', 'question_id'])
        .doUpdateSet(({ ref }) => ({ answer: ref('excluded.answer') })),
    )
    .execute()
}
