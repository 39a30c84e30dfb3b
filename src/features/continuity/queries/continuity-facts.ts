import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { ContinuityFacts, LineKind } from '../rules/continuity.ts'

interface Row {
  groupId: string
  mode: ContinuityFacts['mode']
  fewestMembers: number
  members: number
  isEnding: boolean
  attendance: { personId: string; name: string; wasThere: boolean[] }[]
  came: number[]
  placeChanges: number
  led: { meetingId: string; startsAt: string; endsAt: string; debriefHeld: boolean }[]
  lastMetAt: Temporal.Instant | null
  rests: { kind: LineKind; aboutId: string; untilOn: string }[]
}

/** Attendance that one looks back on, in meetings. */
const LOOKED_BACK = 8

/** Of these groups, as far as the viewer leads them: in one round trip, whatever their number. */
export async function continuityFacts(db: ViewerDb, groupIds: readonly string[]): Promise<ContinuityFacts[]> {
  if (groupIds.length === 0) return []
  const { rows } = await sql<Row>`
    select g.id as "groupId", g.mode, g.fewest_members as "fewestMembers", group_is_closing(g.id) as "isEnding",
      (select count(*)::int from membership m where m.group_id = g.id and m.left_at is null) as members,
      coalesce(taken.attendance, '[]') as attendance, coalesce(taken.came, '[]') as came,
      (select count(*)::int from group_place p where p.group_id = g.id and p.moved is not null
        and p.since > ${db.now.subtract({ hours: 24 * 365 })}) as "placeChanges",
      coalesce(past.led, '[]') as led, past.last_met_at as "lastMetAt",
      (select coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'aboutId', r.about_id, 'untilOn', r.until_on)), '[]')
        from continuity_rest r where r.group_id = g.id) as rests
    from balint_group g
    cross join lateral (
      select max(x.ends_at) as last_met_at,
        jsonb_agg(jsonb_build_object('meetingId', x.id, 'startsAt', x.starts_at, 'endsAt', x.ends_at,
          'debriefHeld', h.meeting_id is not null) order by x.ends_at desc, x.id) filter (where led_meeting(x.id)) as led
      from (select id, starts_at, ends_at from meeting where group_id = g.id and cancelled_at is null
          and ends_at <= ${db.now} order by starts_at desc limit ${LOOKED_BACK}) x
        left join debrief_held h on h.meeting_id = x.id) past
    cross join lateral (
      with latest as materialized (
        select m.id, m.starts_at from meeting_record r join meeting m on m.id = r.meeting_id
        where r.group_id = g.id and m.cancelled_at is null and m.ends_at <= ${db.now}
        order by m.starts_at desc limit ${LOOKED_BACK}),
      said as materialized (
        select l.id, l.starts_at, a.person_id, a.state = 'present' as was_there
        from latest l join meeting_attendance a on a.meeting_id = l.id and a.as_role = 'member')
      select
        (select jsonb_agg(jsonb_build_object('personId', t.person_id, 'name', p.name, 'wasThere', t.was_there)
            order by p.name, t.person_id)
          from (select person_id, jsonb_agg(was_there order by starts_at desc, id) as was_there from said group by 1) t
            join membership m on m.group_id = g.id and m.person_id = t.person_id and m.left_at is null
            join person p on p.id = t.person_id) as attendance,
        (select jsonb_agg(c.count order by c.starts_at desc)
          from (select l.starts_at, count(s.person_id) filter (where s.was_there)::int as count
            from latest l left join said s on s.id = l.id group by l.id, l.starts_at) c) as came) taken
    where g.id = any(${groupIds}::uuid[]) and g.id in (select led_group_ids())
    order by g.id`.execute(db)
  return rows.map((row) => ({
    ...row,
    led: row.led.map((meeting) => ({
      ...meeting,
      startsAt: Temporal.Instant.from(meeting.startsAt),
      endsAt: Temporal.Instant.from(meeting.endsAt),
    })),
    rests: row.rests.map((rest) => ({ ...rest, untilOn: Temporal.PlainDate.from(rest.untilOn) })),
  }))
}
