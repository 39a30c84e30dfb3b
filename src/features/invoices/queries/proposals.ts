import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { KeptPurse } from '../../books/queries/purse.ts'

/** What can still be taken off the invoice of line `l`: no more than was asked for, whatever it was taken off for. */
const leftOf = sql`(select i.total_minor
    - (select coalesce(sum(t.amount_minor), 0) from credit t where t.invoice_id = i.id)
    - (select coalesce(sum(w.amount_minor), 0) from write_off w where w.invoice_id = i.id)
  from invoice i where i.id = l.invoice_id)`

export interface CancelledMeeting {
  meetingId: string
  on: Temporal.PlainDate
  /** How many stand charged for it. */
  charged: number
  minor: number
}

/** Meetings that were cancelled after somebody had been charged for them, and nothing was credited yet. */
export async function cancelledAndCharged(db: ViewerDb, purse: KeptPurse): Promise<CancelledMeeting[]> {
  const { rows } = await sql<CancelledMeeting>`
    select m.id as "meetingId", (m.starts_at at time zone ${purse.timeZone})::date as on, count(*)::int as charged,
      sum(least(l.amount_minor, o.minor))::int as minor
    from meeting m join meeting_charge c on c.meeting_id = m.id and c.purse_id = ${purse.id}
      join invoice_line l on l.invoice_id = c.invoice_id and l.position = c.line_position and l.amount_minor > 0
      join lateral (select ${leftOf} as minor) o on o.minor > 0
    where m.group_id = ${purse.groupId} and m.cancelled_at is not null
      and not exists (select from credit k where k.invoice_id = l.invoice_id and k.line_position = l.position)
    group by m.id, m.starts_at order by m.starts_at limit 20`.execute(db)
  return rows
}

export interface MissedMeeting {
  invoiceId: string
  position: number
  name: string
  on: Temporal.PlainDate
  minor: number
}

/** Meetings to which a member could not come, charged and not credited; for leaders, who alone read who was there. */
export async function missedAndCharged(db: ViewerDb, purse: KeptPurse): Promise<MissedMeeting[]> {
  const { rows } = await sql<MissedMeeting>`
    select c.invoice_id as "invoiceId", c.line_position as position, n.name,
      (m.starts_at at time zone ${purse.timeZone})::date as on, l.amount_minor as minor
    from meeting_charge c join meeting m on m.id = c.meeting_id
      join names_in_purse(${purse.id}) n on n.party_id = c.member_id
      join meeting_attendance a on a.meeting_id = m.id and a.person_id = n.person_id and a.state in ('apologies', 'absent')
      join invoice_line l on l.invoice_id = c.invoice_id and l.position = c.line_position and l.amount_minor > 0
    where c.purse_id = ${purse.id} and m.group_id = ${purse.groupId} and m.cancelled_at is null
      and l.amount_minor <= ${leftOf}
      and not exists (select from credit k where k.invoice_id = l.invoice_id and k.line_position = l.position)
    order by m.starts_at, n.name limit 40`.execute(db)
  return rows
}

export interface ChargedAfterLeaving {
  invoiceId: string
  name: string
  positions: number[]
  minor: number
  lastOn: Temporal.PlainDate
}

/** Meetings after a member's last one that they stand charged for. */
export async function chargedAfterLeaving(db: ViewerDb, purse: KeptPurse): Promise<ChargedAfterLeaving[]> {
  const { rows } = await sql<ChargedAfterLeaving>`
    select c.invoice_id as "invoiceId", p.name, array_agg(c.line_position::int order by c.line_position) as positions,
      sum(l.amount_minor)::int as minor, p.last_on as "lastOn"
    from people_to_invoice(${purse.id}, '-infinity'::date, 'infinity'::date) p
      join party_identity y on y.purse_id = ${purse.id} and y.person_id = p.person_id
      join meeting_charge c on c.member_id = y.party_id
      join invoice_line l on l.invoice_id = c.invoice_id and l.position = c.line_position and l.amount_minor > 0
    where p.last_on is not null and l.for_day > p.last_on
      and not exists (select from people_to_invoice(${purse.id}, '-infinity'::date, 'infinity'::date) q
        where q.person_id = p.person_id and q.membership_id <> p.membership_id
          and (q.last_on is null or q.last_on >= l.for_day))
      and not exists (select from credit k where k.invoice_id = l.invoice_id and k.line_position = l.position)
    group by c.invoice_id, l.invoice_id, p.name, p.last_on having sum(l.amount_minor) <= ${leftOf}
    order by p.name limit 20`.execute(db)
  return rows
}

export interface OwedBack {
  partyId: string
  /** null: not known yet, or forgotten. */
  name: string | null
  /** Nobody has said yet whose it is. */
  isUnknown: boolean
  minor: number
}

/** Whoever has more in the purse than invoices to pay: it is given back, or put to an invoice. */
export async function owedBack(db: ViewerDb, purseId: string): Promise<OwedBack[]> {
  const { rows } = await sql<OwedBack>`
    select o.party_id as "partyId", n.name, coalesce(n.kind = 'payer' and n.name is null, false) as "isUnknown", o.minor::float8 as minor
    from (select party_id, -sum(amount_minor) as minor from posting
        where purse_id = ${purseId} and account = 'members' and invoice_id is null group by party_id
        having sum(amount_minor) < 0) o
      left join names_in_purse(${purseId}) n on n.party_id = o.party_id
    order by n.name, o.party_id limit 60`.execute(db)
  return rows
}
