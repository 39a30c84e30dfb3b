import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'

export interface LeavingMembership {
  id: string
  personId: string
  name: string
  lastStartsAt: Temporal.Instant | null
  paidUntil: Temporal.PlainDate | null
  settledAt: Temporal.Instant | null
  /** The newest words of the leaders. */
  note: string | null
  /** The days of their meetings of the last half year, up to their last. */
  meetingDays: Temporal.PlainDate[]
}

/** Somebody who has said when they go, or a leader has; also for a week after they have gone. For their leaders. */
export async function leavingMembership(
  db: ViewerDb,
  groupId: string,
  membershipId: string,
): Promise<LeavingMembership | null> {
  const { rows } = await sql<LeavingMembership & { days: string[] }>`
    select m.id, m.person_id as "personId", p.name, l.starts_at as "lastStartsAt", s.settled_at as "settledAt",
      paid_until_of(m.id) as "paidUntil",
      (select body from goodbye_note n where n.membership_id = m.id order by written_at desc, id desc limit 1) as note,
      array(select (x.starts_at at time zone g.time_zone)::date::text from meeting x left join meeting f on f.id = m.first_meeting_id
        where x.group_id = m.group_id and x.cancelled_at is null and x.starts_at >= coalesce(f.starts_at, m.joined_at)
          and x.starts_at <= coalesce(l.starts_at, m.left_at) and x.starts_at > ${db.now}::timestamptz - interval '183 days'
        order by x.starts_at) as days
    from membership m join balint_group g on g.id = m.group_id join person p on p.id = m.person_id
      left join meeting l on l.id = m.last_meeting_id left join membership_settlement s on s.membership_id = m.id
    where m.id = ${membershipId} and m.group_id = ${groupId}
      and (m.last_meeting_id is not null or m.left_at is not null)`.execute(db)
  const [row] = rows
  if (!row) return null
  const { days, ...member } = row
  return { ...member, meetingDays: days.map((day) => Temporal.PlainDate.from(day)) }
}

/** Members of the group who have said when they go. */
export async function membersLeaving(
  db: Db,
  groupId: string,
): Promise<
  {
    membershipId: string
    name: string
    lastStartsAt: Temporal.Instant
    cancelledAt: Temporal.Instant | null
  }[]
> {
  return db
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .innerJoin('meeting as l', 'l.id', 'm.last_meeting_id')
    .select([
      'm.id as membershipId',
      'p.name',
      'l.starts_at as lastStartsAt',
      'l.cancelled_at as cancelledAt',
    ])
    .where('m.group_id', '=', groupId)
    .where('m.left_at', 'is', null)
    .orderBy('l.starts_at')
    .execute()
}

export interface GoodbyeNote {
  groupId: string
  groupName: string
  body: string
}

export async function goodbyeNote(db: Db, id: string): Promise<GoodbyeNote | null> {
  const row = await db
    .selectFrom('goodbye_note as n')
    .innerJoin('membership as m', 'm.id', 'n.membership_id')
    .innerJoin('balint_group as g', 'g.id', 'm.group_id')
    .select(['g.id as groupId', 'g.name as groupName', 'n.body'])
    .where('n.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** Whether the circle has been told that somebody goes. */
export async function isCircleTold(db: Db, membershipId: string): Promise<boolean> {
  const row = await db
    .selectFrom('membership_goodbye')
    .select('told_at')
    .where('membership_id', '=', membershipId)
    .executeTakeFirst()
  return row !== undefined
}
