import type { ViewerDb } from '../../../platform/database/database.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { canSeeApplicants } from '../policy.ts'
import { askedQuestions, type OwnQuestion } from '../queries/questions.ts'
import { freePlace, neighbours } from '../rules/own-questions.ts'
import { lockSeats } from './take-in-hand.ts'

interface Worded {
  wording: string
  isRequired: boolean
}

type Gone = Refusal<'question-gone'>

/** A leader adds a question of the group's own, at the end. */
export async function askQuestion(
  db: ViewerDb,
  groupId: string,
  { wording, isRequired }: Worded,
): Promise<{ asked: true } | Refusal<'enough-questions' | 'asked-already'>> {
  const questions = await inTurn(db, groupId)
  if (questions.some((each) => each.wording === wording)) return refuse('asked-already')
  const place = freePlace(questions)
  if (place === undefined) return refuse('enough-questions')
  // The places close up behind one that was retired, so the first free one is the last.
  await db
    .insertInto('application_question')
    .values({ id: newId(), group_id: groupId, wording, is_required: isRequired, place, asked_since: db.now })
    .execute()
  return { asked: true }
}

/** What was answered before keeps the wording it was answered to. */
export async function rewordQuestion(
  db: ViewerDb,
  { groupId, questionId }: { groupId: string; questionId: string },
  { wording, isRequired }: Worded,
): Promise<{ reworded: true } | Gone> {
  const questions = await inTurn(db, groupId)
  if (!questions.some(({ id }) => id === questionId)) return refuse('question-gone')
  await db
    .updateTable('application_question')
    .set({ wording, is_required: isRequired })
    .where('id', '=', questionId)
    .execute()
  return { reworded: true }
}

export async function moveQuestion(
  db: ViewerDb,
  { groupId, questionId }: { groupId: string; questionId: string },
  direction: 'up' | 'down',
): Promise<{ moved: boolean } | Gone> {
  const questions = await inTurn(db, groupId)
  if (!questions.some(({ id }) => id === questionId)) return refuse('question-gone')
  const pair = neighbours(questions, questionId, direction)
  if (!pair) return { moved: false }
  const [one, other] = pair
  await putAt(db, one.id, other.place)
  await putAt(db, other.id, one.place)
  return { moved: true }
}

/** It is asked no more; what was answered stays with the applications. */
export async function retireQuestion(
  db: ViewerDb,
  { groupId, questionId }: { groupId: string; questionId: string },
): Promise<{ retired: true } | Gone> {
  const questions = await inTurn(db, groupId)
  const gone = questions.find(({ id }) => id === questionId)
  if (!gone) return refuse('question-gone')
  await db
    .updateTable('application_question')
    .set({ retired_at: db.now })
    .where('id', '=', questionId)
    .execute()
  await db
    .updateTable('application_question')
    .set(({ eb }) => ({ place: eb('place', '-', 1) }))
    .where('group_id', '=', groupId)
    .where('retired_at', 'is', null)
    .where('place', '>', gone.place)
    .execute()
  return { retired: true }
}

const putAt = (db: ViewerDb, questionId: string, place: number) =>
  db.updateTable('application_question').set({ place }).where('id', '=', questionId).execute()

/** Two leaders at once take turns. */
async function inTurn(db: ViewerDb, groupId: string): Promise<OwnQuestion[]> {
  await groupFor(db, groupId, canSeeApplicants)
  await lockSeats(db, groupId)
  return askedQuestions(db, groupId)
}
