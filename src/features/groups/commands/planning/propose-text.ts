import type { ViewerDb } from '../../../../platform/database/database.ts'
import { queueEmails } from '../../../../platform/mail/queue-email.ts'
import { type Refusal, refuse } from '../../../../shared/refusal.ts'
import { areSameAnswers, type PlanningAnswers } from '../../rules/planning/answers.ts'
import { unanswered } from '../../rules/planning/questions.ts'
import { planningUnderLock } from './planning-under-lock.ts'
import { writeText } from './write-text.ts'

export interface ProposedText {
  answers: PlanningAnswers
  /** The newest text when this one was begun; undefined: there was none. */
  after?: string | undefined
}

/**
 * Proposes a common text, once everybody has given their answers; it takes the place of one that is not agreed yet.
 * A leader who leads alone keeps it at once.
 */
export async function proposeText(
  db: ViewerDb,
  groupId: string,
  { answers, after }: ProposedText,
): Promise<
  { kept: boolean } | Refusal<'answers-missing' | 'text-incomplete' | 'changed-meanwhile' | 'nothing-changed'>
> {
  const { planning, questions, standing, others } = await planningUnderLock(db, groupId)
  const [newest] = planning.texts
  if (!planning.round || !standing.allHaveGiven) return refuse('answers-missing')
  if (newest?.id !== after) return refuse('changed-meanwhile')
  if (unanswered(questions, answers).length > 0) return refuse('text-incomplete')
  const inPlace = standing.proposal ?? (standing.isAgreed ? standing.agreed : null)
  if (inPlace && areSameAnswers(inPlace.answers, answers)) return refuse('nothing-changed')

  const { alone } = standing
  const textId = await writeText(db, { groupId, roundId: planning.round.id, answers, agreed: alone })
  await queueEmails(db, 'planning-text-proposed', { to: others, about: textId })
  return { kept: alone }
}
