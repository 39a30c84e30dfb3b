import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'

/** A meeting of any of the viewer's groups. */
export interface OwnDate {
  meetingId: string
  groupId: string
  groupName: string
  mode: 'face-to-face' | 'online'
  /** The group's. */
  timeZone: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  cancelled: boolean
  leads: boolean
}

/**
 * What lies ahead in all groups the viewer leads or belongs to, soonest first, at most so many. It goes from the viewer's
 * groups to the next meetings of each: it costs the same in a society of any size.
 */
export async function ownDates(db: ViewerDb, atMost: number): Promise<OwnDate[]> {
  const { personId } = db.viewer
  const { rows } = await sql<OwnDate>`
    select m.id as "meetingId", g.id as "groupId", g.name as "groupName",
      coalesce(c.to_mode, g.mode) as mode, g.time_zone as "timeZone",
      m.starts_at as "startsAt", m.ends_at as "endsAt", m.cancelled_at is not null as cancelled, own.leads
    from (select group_id, bool_or(leads) as leads from (
        select group_id, true as leads from group_leader where person_id = ${personId} and left_at is null
        union all select group_id, false from membership where person_id = ${personId} and left_at is null
      ) chair group by group_id) own
    join balint_group g on g.id = own.group_id
    cross join lateral (select id, starts_at, ends_at, cancelled_at from meeting
      where group_id = g.id and ends_at > ${db.now} order by starts_at limit ${atMost}) m
    left join coming_modes() c on c.group_id = g.id and m.starts_at >= c.from_at
    order by m.starts_at, m.id limit ${atMost}`.execute(db)
  return rows
}
