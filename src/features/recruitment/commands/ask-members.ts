import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { queueEmails } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { ownMembership } from '../../memberships/queries/circle-members.ts'
import { canOfferPlace } from '../policy.ts'
import { membersAnswers, newcomerById } from '../queries/newcomers.ts'
import { takeInHand } from './take-in-hand.ts'
import { writeToLeaders } from './write-about-application.ts'

/** The leaders would like to offer a place, and ask the members first; they learn a name and a profession. */
export async function askMembers(
  db: ViewerDb,
  { groupId, applicationId }: { groupId: string; applicationId: string },
): Promise<{ applicationId: string } | Refusal<'application-over' | 'asked-already'>> {
  const { group, applicant } = await takeInHand(db, groupId, applicationId)
  if (!group.membersAgree || !canOfferPlace(group, applicant.state)) return refuse('application-over')
  if (await membersAnswers(db, applicationId)) return refuse('asked-already')
  const id = newId()
  await db
    .insertInto('newcomer_question')
    .values({ id, application_id: applicationId, asked_by: found(db.viewer.personId), asked_at: db.now })
    .execute()
  const members = await db
    .selectFrom('membership')
    .select('person_id as personId')
    .where('group_id', '=', groupId)
    .where('left_at', 'is', null)
    .execute()
  await queueEmails(db, 'newcomer-proposed', { to: members, about: id })
  return { applicationId }
}

export type NewcomerAnswer = 'yes' | 'talk-first'

/** A member says yes, or that they would like to talk first; sealed to the leaders, who decide. */
export async function answerAboutNewcomer(
  db: ViewerDb,
  questionId: string,
  answer: NewcomerAnswer,
): Promise<{ groupId: string } | Refusal<'nothing-asked'>> {
  const newcomer = await newcomerById(db, questionId)
  const own = newcomer && (await ownMembership(db, newcomer.groupId))
  if (!newcomer || !own) return refuse('nothing-asked')
  await db
    .insertInto('newcomer_answer')
    .values({ question_id: questionId, membership_id: own.id, answer, answered_at: db.now })
    .onConflict((conflict) =>
      conflict.columns(['question_id', 'membership_id']).doUpdateSet({ answer, answered_at: db.now }),
    )
    .execute()
  if (newcomer.answer === answer) return { groupId: newcomer.groupId }
  if (answer === 'talk-first') {
    await writeToLeaders(db, 'member-would-talk', newcomer.groupId, questionId)
  } else if (newcomer.answer === null && (await isAnswered(db, questionId))) {
    await writeToLeaders(db, 'members-answered', newcomer.groupId, questionId)
  }
  return { groupId: newcomer.groupId }
}

async function isAnswered(db: ViewerDb, questionId: string): Promise<boolean> {
  const { rows } = await sql<{ answered: boolean }>`
    select newcomer_question_is_answered(${questionId}) as answered`.execute(db)
  return rows[0]?.answered ?? false
}
