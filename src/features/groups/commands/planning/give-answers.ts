import type { ViewerDb } from '../../../../platform/database/database.ts'
import { found } from '../../../../platform/errors.ts'
import { queueEmails } from '../../../../platform/mail/queue-email.ts'
import { newId } from '../../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../../shared/refusal.ts'
import type { PlanningAnswers } from '../../rules/planning/answers.ts'
import { unanswered } from '../../rules/planning/questions.ts'
import { planningUnderLock } from './planning-under-lock.ts'
import { writeText } from './write-text.ts'

export type NotGiven = Refusal<'answers-incomplete' | 'answers-given-already'>

/**
 * Gives what the leader has written, for good. It opens the others' answers to them, and theirs to whoever has given
 * some. With one leader it is the agreement at once: nothing waits for a second.
 */
export async function giveAnswers(db: ViewerDb, groupId: string): Promise<{ kept: boolean } | NotGiven> {
  const { planning, questions, standing, others } = await planningUnderLock(db, groupId)
  if (standing.hasGiven) return refuse('answers-given-already')
  const answers = planning.draft?.answers
  if (!answers || unanswered(questions, answers).length > 0) return refuse('answers-incomplete')

  const roundId = planning.round?.id ?? (await beginRound(db, groupId))
  await writeSheet(db, { groupId, roundId, answers })
  await queueEmails(db, 'planning-answers-given', { to: others, about: roundId })
  if (!standing.alone) return { kept: false }
  await writeText(db, { groupId, roundId, answers, agreed: true })
  return { kept: true }
}

export async function beginRound(db: ViewerDb, groupId: string): Promise<string> {
  const id = newId()
  await db
    .insertInto('planning_round')
    .values({ id, group_id: groupId, begun_by: found(db.viewer.personId), begun_at: db.now })
    .execute()
  return id
}

interface Sheet {
  groupId: string
  roundId: string
  answers: PlanningAnswers
}

async function writeSheet(db: ViewerDb, { groupId, roundId, answers }: Sheet): Promise<void> {
  const personId = found(db.viewer.personId)
  await db
    .insertInto('planning_sheet')
    .values({
      id: newId(),
      round_id: roundId,
      group_id: groupId,
      person_id: personId,
      answers: JSON.stringify(answers),
      given_at: db.now,
    })
    .execute()
  await db
    .deleteFrom('planning_draft')
    .where('group_id', '=', groupId)
    .where('person_id', '=', personId)
    .execute()
}
