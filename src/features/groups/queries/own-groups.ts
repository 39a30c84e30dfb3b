import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Mode } from '../rules/group-facts.ts'

export interface OwnGroup {
  id: string
  name: string
  mode: Mode
  standing: 'leader' | 'member'
  openedAt: Temporal.Instant | null
  timeZone: string
  /** The viewer's own clocks, as their profile says; null: the group's. */
  ownZone: string | null
  /** The next date that stands, if there is one. */
  nextMeeting: { id: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant } | null
}

/** The groups the viewer leads or belongs to, the next to meet first. */
export async function ownGroups(db: ViewerDb): Promise<OwnGroup[]> {
  const { rows } = await sql<{
    id: string
    name: string
    mode: Mode
    leads: boolean
    opened_at: Temporal.Instant | null
    time_zone: string
    own_zone: string | null
    meeting_id: string | null
    starts_at: Temporal.Instant
    ends_at: Temporal.Instant
  }>`
    select g.id, g.name, g.mode, g.opened_at, g.time_zone, own.leads,
      (select time_zone from profile where person_id = ${db.viewer.personId}) as own_zone, m.id as meeting_id, m.starts_at, m.ends_at
    from (select group_id, bool_or(leads) as leads from (
        select group_id, true as leads from group_leader where person_id = ${db.viewer.personId} and left_at is null
        union all select group_id, false from membership where person_id = ${db.viewer.personId} and left_at is null
      ) chair group by group_id) own
    join balint_group g on g.id = own.group_id
    left join lateral (select id, starts_at, ends_at from meeting
      where group_id = g.id and cancelled_at is null and ends_at > ${db.now} order by starts_at limit 1) m on true
    order by m.starts_at nulls last, g.name, g.id`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    mode: row.mode,
    standing: row.leads ? 'leader' : 'member',
    openedAt: row.opened_at,
    timeZone: row.time_zone,
    ownZone: row.own_zone,
    nextMeeting: row.meeting_id ? { id: row.meeting_id, startsAt: row.starts_at, endsAt: row.ends_at } : null,
  }))
}
