import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Mode } from '../rules/group-facts.ts'

export interface OwnGroup {
  id: string
  name: string
  mode: Mode
  standing: 'leader' | 'member'
  /** A member who keeps its money. */
  isTreasurer: boolean
  openedAt: Temporal.Instant | null
  /** Its last meeting is announced. */
  isEnding: boolean
  timeZone: string
  /** The viewer's own clocks, as their profile says; null: the group's. */
  ownZone: string | null
  /** The next date that stands, if there is one. */
  nextMeeting: {
    id: string
    startsAt: Temporal.Instant
    endsAt: Temporal.Instant
    /** The viewer has sent apologies for it. */
    sentApologies: boolean
    /** How many members are expected, where some have sent apologies; for those who lead. */
    expected: number | null
  } | null
  fewestMembers: number
  /** The latest meeting of the last weeks whose attendance nobody has taken; for those who lead. */
  notTaken: { id: string; startsAt: Temporal.Instant } | null
}

/** The groups the viewer leads or belongs to, the next to meet first. */
export async function ownGroups(db: ViewerDb): Promise<OwnGroup[]> {
  const { rows } = await sql<{
    id: string
    name: string
    mode: Mode
    leads: boolean
    opened_at: Temporal.Instant | null
    is_ending: boolean
    time_zone: string
    own_zone: string | null
    keeps_money: boolean
    meeting_id: string | null
    starts_at: Temporal.Instant
    ends_at: Temporal.Instant
    fewest_members: number
    sent_apologies: boolean | null
    expected: number | null
    untaken_id: string | null
    untaken_at: Temporal.Instant
  }>`
    select g.id, g.name, g.mode, g.opened_at, group_is_closing(g.id) as is_ending, g.time_zone, g.fewest_members, own.leads,
      exists (select from treasurer t join purse p on p.id = t.purse_id
        where p.group_id = g.id and t.person_id = ${db.viewer.personId} and t.until is null) as keeps_money,
      (select time_zone from profile where person_id = ${db.viewer.personId}) as own_zone, m.id as meeting_id, m.starts_at,
      m.ends_at, y.own as sent_apologies, case when own.leads and y.apologies > 0 then expected_at_led(m.id) end as expected,
      u.id as untaken_id, u.starts_at as untaken_at
    from (select group_id, bool_or(leads) as leads from (
        select group_id, true as leads from group_leader where person_id = ${db.viewer.personId} and left_at is null
        union all select group_id, false from membership where person_id = ${db.viewer.personId} and left_at is null
      ) chair group by group_id) own
    join balint_group g on g.id = own.group_id
    left join lateral (select id, starts_at, ends_at from meeting
      where group_id = g.id and cancelled_at is null and ends_at > ${db.now} order by starts_at limit 1) m on true
    left join lateral (select count(*) as apologies, bool_or(person_id = ${db.viewer.personId}) as own
      from meeting_apology where meeting_id = m.id and withdrawn_at is null) y on true
    left join lateral (select x.id, x.starts_at from meeting x
      where own.leads and x.group_id = g.id and x.cancelled_at is null and x.ends_at <= ${db.now}
        and x.ends_at > ${db.now.subtract({ hours: 24 * 35 })}
        and not exists (select from meeting_record r where r.meeting_id = x.id)
      order by x.starts_at desc limit 1) u on true
    order by m.starts_at nulls last, g.name, g.id`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    mode: row.mode,
    standing: row.leads ? 'leader' : 'member',
    isTreasurer: row.keeps_money && !row.leads,
    openedAt: row.opened_at,
    isEnding: row.is_ending,
    timeZone: row.time_zone,
    ownZone: row.own_zone,
    nextMeeting: row.meeting_id
      ? {
          id: row.meeting_id,
          startsAt: row.starts_at,
          endsAt: row.ends_at,
          sentApologies: row.sent_apologies ?? false,
          expected: row.expected,
        }
      : null,
    fewestMembers: row.fewest_members,
    notTaken: row.untaken_id ? { id: row.untaken_id, startsAt: row.untaken_at } : null,
  }))
}
