import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { OrganisationAnswer } from '../../../shared/organisation-kinds.ts'

export interface AnsweredAsk {
  groupId: string
  askId: string
  organisationName: string
  answer: OrganisationAnswer
  hasWords: boolean
}

/** An organisation's own word, for a leader of the group. */
export async function answeredAsk(db: Db, answerId: string): Promise<AnsweredAsk | undefined> {
  const { rows } = await sql<AnsweredAsk>`
    select a.group_id as "groupId", a.id as "askId", o.name as "organisationName", s.answer, s.words is not null as "hasWords"
    from outreach_answer s join outreach_ask a on a.id = s.ask_id join organisation o on o.id = a.organisation_id
    where s.id = ${answerId}`.execute(db)
  return rows[0]
}

export interface DueAsks {
  groupId: string
  groupName: string
  names: string[]
  others: number
}

const NAMED = 5

/** Those of a group who are due today and have not answered; undefined when they all have. */
export async function dueAsks(db: Db, askId: string): Promise<DueAsks | undefined> {
  const { rows } = await sql<{ groupId: string; groupName: string; name: string }>`
    select a.group_id as "groupId", g.name as "groupName", o.name
    from outreach_ask one join outreach_ask a on a.group_id = one.group_id and a.reminded_for = one.reminded_for
      join balint_group g on g.id = a.group_id
      join organisation o on o.id = a.organisation_id
      left join lateral (select answer from outreach_answer where ask_id = a.id
        order by noted_at desc, id desc limit 1) said on true
    where one.id = ${askId} and coalesce(said.answer, 'none-yet') in ('none-yet', 'wants-more')
    order by a.asked_at, a.id limit 100`.execute(db)
  const [first] = rows
  if (!first) return undefined
  return {
    groupId: first.groupId,
    groupName: first.groupName,
    names: rows.slice(0, NAMED).map(({ name }) => name),
    others: Math.max(rows.length - NAMED, 0),
  }
}
