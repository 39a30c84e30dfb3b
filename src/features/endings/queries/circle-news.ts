import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'

export interface CircleNews {
  /** When the last meeting of a group that closes is over. */
  endsAt: Temporal.Instant | null
  /** A leader who hands over, and when they have led for the last time. */
  leaderLeaving: { name: string; leavesAt: Temporal.Instant } | null
  pause: { first: Temporal.PlainDate; last: Temporal.PlainDate } | null
  modeChange: { toMode: 'face-to-face' | 'online'; at: Temporal.Instant } | null
  /** An evaluation that the viewer is asked to reply to, and has not. */
  evaluationId: string | null
}

/** What the circle should know of changes and endings, in one look. */
export async function circleNews(db: ViewerDb, groupId: string): Promise<CircleNews> {
  const { rows } = await sql<{
    ends_at: Temporal.Instant | null
    leader_name: string | null
    leaves_at: Temporal.Instant | null
    first_on: Temporal.PlainDate | null
    last_on: Temporal.PlainDate | null
    to_mode: 'face-to-face' | 'online' | null
    changes_at: Temporal.Instant | null
    evaluation_id: string | null
  }>`
    select c.ends_at, l.name as leader_name, l.leaves_at, p.first_on, p.last_on, m.to_mode, m.changes_at, e.id as evaluation_id
    from (select ${groupId}::uuid as id) g
    left join lateral (select ends_at from group_closure where group_id = g.id and taken_back_at is null) c on true
    left join lateral (select who.name, x.leaves_at from leader_leaving x join person who on who.id = x.person_id
      where x.group_id = g.id and num_nonnulls(x.taken_back_at, x.left_at) = 0 order by x.leaves_at limit 1) l on true
    left join lateral (select first_on, last_on from group_pause
      where group_id = g.id and announced_at is not null and last_on >= ${db.now}::timestamptz::date
      order by first_on limit 1) p on true
    left join lateral (select x.to_mode, coalesce(f.starts_at, x.changes_at) as changes_at
      from mode_change x left join meeting f on f.id = x.first_meeting_id
      where x.group_id = g.id and num_nonnulls(x.taken_back_at, x.changed_at) = 0) m on true
    left join lateral (select x.id from evaluation x join evaluation_asked a on a.evaluation_id = x.id
      where x.group_id = g.id and a.person_id = ${db.viewer.personId} and not a.has_replied
        and x.closes_at > ${db.now} limit 1) e on true`.execute(db)
  const [row] = rows
  return {
    endsAt: row?.ends_at ?? null,
    leaderLeaving:
      row?.leader_name && row.leaves_at ? { name: row.leader_name, leavesAt: row.leaves_at } : null,
    pause: row?.first_on && row.last_on ? { first: row.first_on, last: row.last_on } : null,
    modeChange: row?.to_mode && row.changes_at ? { toMode: row.to_mode, at: row.changes_at } : null,
    evaluationId: row?.evaluation_id ?? null,
  }
}
