import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'

/** Somebody whom the leaders would like to offer a place, as the members are told of them. */
export interface Newcomer {
  questionId: string
  groupId: string
  name: string
  profession: string
}

/** Whom the viewer, a member, is asked about and has not answered yet: in this group, or in all of theirs. */
export async function newcomersAskedAbout(
  db: ViewerDb,
  groupId: string | null,
): Promise<(Newcomer & { groupName: string })[]> {
  const { rows } = await sql<Newcomer & { groupName: string }>`
    select n.question_id as "questionId", n.group_id as "groupId", n.name, n.profession, g.name as "groupName"
    from newcomers_asked_about() n join balint_group g on g.id = n.group_id
    where (${groupId}::uuid is null or n.group_id = ${groupId}) and not exists (
      select from newcomer_answer a join membership m on m.id = a.membership_id and m.person_id = ${db.viewer.personId}
      where a.question_id = n.question_id)`.execute(db)
  return rows
}

export interface AskedNewcomer extends Newcomer {
  groupName: string
  /** What the reader has said so far. */
  answer: 'yes' | 'talk-first' | null
}

/** null for whoever is not asked (any more). */
export async function newcomerById(db: Db, questionId: string): Promise<AskedNewcomer | null> {
  const { rows } = await sql<AskedNewcomer>`
    select n.question_id as "questionId", n.group_id as "groupId", n.name, n.profession, g.name as "groupName",
      (select a.answer from newcomer_answer a join membership m on m.id = a.membership_id and m.person_id = viewer_id()
        where a.question_id = n.question_id) as answer
    from newcomers_asked_about() n join balint_group g on g.id = n.group_id
    where n.question_id = ${questionId}`.execute(db)
  return rows[0] ?? null
}

/** How the members have answered, for the leaders. */
export interface MembersAnswers {
  askedAt: Temporal.Instant
  members: number
  yes: number
  /** Who would like to talk first. */
  talkFirst: string[]
}

/** null while nobody has been asked about this applicant. */
export async function membersAnswers(db: ViewerDb, applicationId: string): Promise<MembersAnswers | null> {
  const { rows } = await sql<MembersAnswers>`
    select q.asked_at as "askedAt", n.members, n.yes,
      array(select p.name from newcomer_answer a join membership m on m.id = a.membership_id
        join person p on p.id = m.person_id where a.question_id = q.id and a.answer = 'talk-first'
        order by a.answered_at) as "talkFirst"
    from newcomer_question q, newcomer_count(q.id) n
    where q.application_id = ${applicationId}`.execute(db)
  return rows[0] ?? null
}

/** About whom, for an email to the leaders. */
export async function applicationOfQuestion(db: Db, questionId: string): Promise<string | null> {
  const row = await db
    .selectFrom('newcomer_question')
    .select('application_id')
    .where('id', '=', questionId)
    .executeTakeFirst()
  return row?.application_id ?? null
}
