import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'

export interface AskThatWaits {
  askId: string
  groupId: string
  groupName: string
  organisationName: string
  /** They have asked something back; otherwise nothing has come, and the day to be reminded has. */
  isCurious: boolean
}

/** After that a reminder is history: whoever has let it lie so long has decided. */
const DAYS_DUE = 21

/** The organisation that waits the longest for a word of these groups' leaders, or has let them wait; for their leaders. */
export async function askThatWaits(db: ViewerDb, groupIds: readonly string[]): Promise<AskThatWaits | null> {
  if (groupIds.length === 0) return null
  const { rows } = await sql<AskThatWaits>`
    select a.id as "askId", g.id as "groupId", g.name as "groupName", o.name as "organisationName",
      coalesce(said.answer = 'wants-more' and said.by_organisation, false) as "isCurious"
    from outreach_ask a
      join balint_group g on g.id = a.group_id
      join organisation o on o.id = a.organisation_id
      left join lateral (select answer, by_organisation from outreach_answer where ask_id = a.id
        order by noted_at desc, id desc limit 1) said on true
      cross join lateral (select (circle_now() at time zone g.time_zone)::date as today) t
    where a.group_id = any(${sql.val([...groupIds])}::uuid[])
      and ((said.answer = 'wants-more' and said.by_organisation)
        or (coalesce(said.answer, 'none-yet') in ('none-yet', 'wants-more')
          and a.remind_on <= t.today and a.remind_on > t.today - ${DAYS_DUE}::int))
    order by "isCurious" desc, a.asked_at, a.id
    limit 1`.execute(db)
  return rows[0] ?? null
}
