import type { ViewerDb } from '../../../../platform/database/database.ts'
import { type Refusal, refuse } from '../../../../shared/refusal.ts'
import { beginRound } from './give-answers.ts'
import { planningUnderLock } from './planning-under-lock.ts'

/** Begins a round in which everybody answers anew, each on their own again. What was agreed holds meanwhile. */
export async function answerAnew(
  db: ViewerDb,
  groupId: string,
): Promise<{ roundId: string } | Refusal<'round-under-way' | 'text-under-way'>> {
  const { planning, standing } = await planningUnderLock(db, groupId)
  if (standing.proposal) return refuse('text-under-way')
  if (planning.round && !standing.allHaveGiven) return refuse('round-under-way')
  return { roundId: await beginRound(db, groupId) }
}
