import { sql } from 'kysely'
import type { Db } from '../../../../platform/database/database.ts'

export interface AnswersNews {
  groupId: string
  group: string
  /** Who has given answers, the reader left out; only those who lead today. */
  names: string[]
  readerHasGiven: boolean
}

/** What a leader may be told of a round: who has given answers. Undefined when there is nothing to tell them. */
export async function answersNews(db: Db, roundId: string): Promise<AnswersNews | undefined> {
  const { rows } = await sql<AnswersNews>`
    select g.id as "groupId", g.name as "group",
      array(select p.name from planning_givers(g.id) given
        join group_leader l on l.group_id = g.id and l.person_id = given.person_id and l.left_at is null
        join person p on p.id = given.person_id
        where given.round_id = r.id and given.person_id <> viewer_id() order by given.given_at, p.id) as names,
      exists (select from planning_givers(g.id) given
        where given.round_id = r.id and given.person_id = viewer_id()) as "readerHasGiven"
    from planning_round r join balint_group g on g.id = r.group_id where r.id = ${roundId}`.execute(db)
  const [news] = rows
  return news && news.names.length > 0 ? news : undefined
}

export interface TextNews {
  groupId: string
  group: string
  version: number
  proposedBy: string | null
  /** It lies before the reader, and they have not said yes to it yet. */
  asksReader: boolean
  agreedAt: Temporal.Instant | null
  timeZone: string
}

/** A common text as one of the leaders may be told of it. */
export async function textNews(db: Db, textId: string): Promise<TextNews | undefined> {
  const { rows } = await sql<TextNews>`
    select g.id as "groupId", g.name as "group", g.time_zone as "timeZone", t.version, p.name as "proposedBy",
      t.agreed_at as "agreedAt",
      planning_text_is_open(t.id) and not exists (select from planning_consent c
        where c.text_id = t.id and c.person_id = viewer_id()) as "asksReader"
    from planning_text t join balint_group g on g.id = t.group_id left join person p on p.id = t.proposed_by
    where t.id = ${textId}`.execute(db)
  return rows[0]
}
