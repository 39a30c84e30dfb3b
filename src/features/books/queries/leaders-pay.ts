import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { MeetingLed } from '../rules/leaders-pay.ts'
import { FORMER } from './purse-sums.ts'

export interface LeaderFee {
  personId: string
  name: string
  /** null: nothing has been agreed with this leader alone. */
  feePerHourMinor: number | null
}

/** What each leader of the group asks an hour, as it was agreed last. */
export async function leaderFees(db: ViewerDb, groupId: string): Promise<LeaderFee[]> {
  const { rows } = await sql<LeaderFee>`
    select l.person_id as "personId", p.name, fee.minor as "feePerHourMinor"
    from group_leader l join person p on p.id = l.person_id
    left join lateral (
      select f.fee_per_hour_minor as minor from party_identity i join leader_fee f on f.party_id = i.party_id
        join purse x on x.id = f.purse_id
      where i.person_id = l.person_id and x.group_id = l.group_id order by f.agreed_at desc, f.id desc limit 1) fee on true
    where l.group_id = ${groupId} and l.left_at is null order by p.name, 1`.execute(db)
  return rows
}

/**
 * The meetings that somebody led in these days, as attendance says, and that are on no statement of theirs yet. Read by those
 * who lead the group; to a treasurer there are none.
 */
export async function meetingsToPay(
  db: ViewerDb,
  groupId: string,
  personId: string,
  days: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): Promise<MeetingLed[]> {
  const { rows } = await sql<MeetingLed>`
    select m.id as "meetingId", (m.starts_at at time zone g.time_zone)::date as "on",
      (extract(epoch from m.ends_at - m.starts_at) / 60)::int as minutes
    from meeting m join balint_group g on g.id = m.group_id
      join meeting_attendance a on a.meeting_id = m.id and a.person_id = ${personId} and a.as_role = 'leader' and a.state = 'present'
    where m.group_id = ${groupId} and m.cancelled_at is null and m.ends_at <= ${db.now}
      and (m.starts_at at time zone g.time_zone)::date between ${days.from} and ${days.to}
      and not exists (
        select from party_identity i join fee_statement_line l on l.party_id = i.party_id and l.meeting_id = m.id
          join fee_statement s on s.id = l.statement_id
        where i.person_id = ${personId} and not exists (select from journal_entry r where r.reverses = s.entry_id))
    order by m.starts_at limit 400`.execute(db)
  return rows
}

/** How many meetings each leader led that are on no statement of theirs. */
export async function unpaidMeetings(db: ViewerDb, groupId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ personId: string; meetings: number }>`
    select a.person_id as "personId", count(*)::int as meetings
    from meeting m join meeting_attendance a on a.meeting_id = m.id and a.as_role = 'leader' and a.state = 'present'
    where m.group_id = ${groupId} and m.cancelled_at is null and m.ends_at <= ${db.now}
      and not exists (
        select from party_identity i join fee_statement_line l on l.party_id = i.party_id and l.meeting_id = m.id
          join fee_statement s on s.id = l.statement_id
        where i.person_id = a.person_id and not exists (select from journal_entry r where r.reverses = s.entry_id))
    group by 1`.execute(db)
  return new Map(rows.map(({ personId, meetings }) => [personId, meetings]))
}

export interface FeeStatement {
  id: string
  entryId: string
  partyId: string
  personId: string | null
  name: string
  fromOn: Temporal.PlainDate
  toOn: Temporal.PlainDate
  madeOn: Temporal.PlainDate
  totalMinor: number
  isUndone: boolean
  lines: { on: string; minutes: number; feePerHourMinor: number; amountMinor: number }[]
}

const statements = (purseId: string) => sql`
  select s.id, s.entry_id as "entryId", s.party_id as "partyId", i.person_id as "personId", coalesce(p.name, i.name, ${FORMER}) as name,
    s.from_on as "fromOn", s.to_on as "toOn", s.made_on as "madeOn", s.total_minor as "totalMinor",
    exists (select from journal_entry r where r.reverses = s.entry_id) as "isUndone",
    (select coalesce(jsonb_agg(jsonb_build_object('on', l.for_day, 'minutes', l.minutes, 'feePerHourMinor', l.fee_per_hour_minor,
        'amountMinor', l.amount_minor) order by l.position), '[]')
      from fee_statement_line l where l.statement_id = s.id) as lines
  from fee_statement s left join party_identity i on i.party_id = s.party_id left join person p on p.id = i.person_id
  where s.purse_id = ${purseId}`

/** Newest first: all of a purse to its keepers, one's own to whoever led. */
export async function feeStatements(db: ViewerDb, purseId: string, limit = 30): Promise<FeeStatement[]> {
  const { rows } = await sql<FeeStatement>`${statements(purseId)}
    order by s.made_on desc, s.id desc limit ${limit}`.execute(db)
  return rows
}

/** One of them; null where there is none in sight. */
export async function feeStatementById(
  db: ViewerDb,
  purseId: string,
  id: string,
): Promise<FeeStatement | null> {
  const { rows } = await sql<FeeStatement>`${statements(purseId)} and s.id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

/** The day of the oldest meeting that somebody led and that is on no statement of theirs. */
export async function oldestUnpaid(db: ViewerDb, groupId: string): Promise<Temporal.PlainDate | null> {
  const { rows } = await sql<{ on: Temporal.PlainDate | null }>`
    select min((m.starts_at at time zone g.time_zone)::date) as "on"
    from meeting m join balint_group g on g.id = m.group_id
      join meeting_attendance a on a.meeting_id = m.id and a.as_role = 'leader' and a.state = 'present'
    where m.group_id = ${groupId} and m.cancelled_at is null and m.ends_at <= ${db.now}
      and not exists (
        select from party_identity i join fee_statement_line l on l.party_id = i.party_id and l.meeting_id = m.id
          join fee_statement s on s.id = l.statement_id
        where i.person_id = a.person_id and not exists (select from journal_entry r where r.reverses = s.entry_id))`.execute(
    db,
  )
  return rows[0]?.on ?? null
}
