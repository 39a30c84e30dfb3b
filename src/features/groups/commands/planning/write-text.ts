import { sql } from 'kysely'
import type { ViewerDb } from '../../../../platform/database/database.ts'
import { found } from '../../../../platform/errors.ts'
import { newId } from '../../../../shared/ids.ts'
import type { PlanningAnswers } from '../../rules/planning/answers.ts'
import { keepAgreedTimes } from './keep-agreed-times.ts'

interface Text {
  groupId: string
  roundId: string
  answers: PlanningAnswers
  /** Nobody else has to say yes to it. */
  agreed: boolean
}

/** Whoever writes the text says yes to it by writing it. */
export async function writeText(db: ViewerDb, { groupId, roundId, answers, agreed }: Text): Promise<string> {
  const id = newId()
  const personId = found(db.viewer.personId)
  await db
    .insertInto('planning_text')
    .values({
      id,
      round_id: roundId,
      group_id: groupId,
      version: sql<number>`next_planning_version(${groupId})`,
      answers: JSON.stringify(answers),
      proposed_by: personId,
      proposed_at: db.now,
    })
    .execute()
  await sayYes(db, id)
  if (agreed) await noteAgreed(db, groupId, { id, answers })
  return id
}

export async function sayYes(db: ViewerDb, textId: string): Promise<void> {
  await db
    .insertInto('planning_consent')
    .values({ text_id: textId, person_id: found(db.viewer.personId), consented_at: db.now })
    .execute()
}

/** From now on the text holds, and the leaders' calendars follow it. */
export async function noteAgreed(
  db: ViewerDb,
  groupId: string,
  text: { id: string; answers: PlanningAnswers },
): Promise<void> {
  await db.updateTable('planning_text').set({ agreed_at: db.now }).where('id', '=', text.id).execute()
  await keepAgreedTimes(db, groupId, text.answers)
}
