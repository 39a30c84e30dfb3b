import type { Db } from '../../../platform/database/database.ts'

/** A question of a group's own to whoever applies. */
export interface OwnQuestion {
  id: string
  wording: string
  isRequired: boolean
  place: number
}

/** Those that are asked today, in the leaders' order: of an open group to everybody, to its leaders always. */
export function askedQuestions(db: Db, groupId: string): Promise<OwnQuestion[]> {
  return db
    .selectFrom('application_question')
    .select(['id', 'wording', 'is_required as isRequired', 'place'])
    .where('group_id', '=', groupId)
    .where('retired_at', 'is', null)
    .orderBy('place')
    .execute()
}

export interface OwnAnswer {
  questionId: string
  /** As it was asked then. */
  wording: string
  answer: string
}

/** What somebody answered, as far as the reader may see the application. */
export function answersOf(db: Db, applicationId: string): Promise<OwnAnswer[]> {
  return db
    .selectFrom('application_answer')
    .select(['question_id as questionId', 'wording', 'answer'])
    .where('application_id', '=', applicationId)
    .where('answer', '!=', '')
    .orderBy('place')
    .orderBy('question_id')
    .execute()
}
