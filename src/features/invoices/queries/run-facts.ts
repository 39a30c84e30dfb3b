import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { KeptPurse } from '../../books/queries/purse.ts'
import type { PaidAhead } from '../../fees/rules/contribution.ts'
import type { HeldAgreement, RunFacts, RunMeeting, RunMember, Stay } from '../rules/invoice-run.ts'
import { nextPeriod, type Period } from '../rules/period.ts'

/** A guard: a year of weekly meetings. */
const MOST_MEETINGS = 120

/** What an invoice run for a period looks at. */
export async function runFacts(db: ViewerDb, purse: KeptPurse, { fromOn, toOn }: Period): Promise<RunFacts> {
  const meetings = await sql<RunMeeting>`
    select m.id, d.on_day as on, m.cancelled_at is not null as "isCancelled",
      fee_agreement_on(m.group_id, d.on_day) as "agreementId"
    from meeting m cross join lateral (select (m.starts_at at time zone ${purse.timeZone})::date as on_day) d
    where m.group_id = ${purse.groupId} and d.on_day between ${fromOn}::date and ${toOn}::date
    order by m.starts_at limit ${MOST_MEETINGS}`.execute(db)
  const agreements = await sql<HeldAgreement>`
    select id, contribution_minor as "contributionMinor", first_meeting_free as "firstMeetingFree",
      late_joiners as "lateJoiners"
    from fee_agreement where group_id = ${purse.groupId} and currency = ${purse.currency}`.execute(db)
  const places = await sql<Place>`
    select p.membership_id as "membershipId", p.person_id as "personId", p.name, p.first_on as "firstOn",
      p.last_on as "lastOn", p.first_meeting_id as "firstMeetingId", t.contribution_minor as "reducedMinor",
      coalesce(t.instalments, 1) as instalments,
      array(select c.meeting_id::text from meeting_charge c where c.member_id = y.party_id) as charged
    from people_to_invoice(${purse.id}, ${fromOn}::date, ${toOn}::date) p
      left join party_identity y on y.purse_id = ${purse.id} and y.person_id = p.person_id
      left join lateral (select contribution_minor, instalments from member_terms
        where party_id = y.party_id order by agreed_at desc, id desc limit 1) t on true
    order by p.name, p.person_id, p.first_on`.execute(db)
  return {
    currency: purse.currency,
    agreements: agreements.rows,
    meetings: meetings.rows,
    members: [...Map.groupBy(places.rows, ({ personId }) => personId).values()].map(memberWith),
  }
}

type Place = Omit<RunMember, 'charged' | 'stays'> & Stay & { charged: string[] }

/** A person with all the places that they had, the newest last. */
function memberWith(places: readonly Place[]): RunMember {
  const { membershipId, personId, name, reducedMinor, instalments, charged } = found(places.at(-1))
  return {
    membershipId,
    personId,
    name,
    stays: places.map(({ firstOn, lastOn, firstMeetingId }) => ({ firstOn, lastOn, firstMeetingId })),
    reducedMinor,
    instalments,
    charged: new Set(charged),
  }
}

/** The period that is invoiced next: from the first coming meeting that nobody stands charged for. */
export async function periodToInvoice(
  db: ViewerDb,
  purse: KeptPurse,
  paidAhead: PaidAhead,
  months: number,
): Promise<Period | null> {
  const { rows } = await sql<{ on: Temporal.PlainDate; termId: string }>`
    select (m.starts_at at time zone ${purse.timeZone})::date as on, m.term_id as "termId"
    from meeting m
    where m.group_id = ${purse.groupId} and m.cancelled_at is null and m.starts_at > ${db.now.subtract({ hours: 24 * 92 })}
      and not exists (select from meeting_charge c where c.meeting_id = m.id and c.purse_id = ${purse.id})
    order by m.starts_at limit ${MOST_MEETINGS}`.execute(db)
  return nextPeriod(rows, paidAhead, months)
}

export interface OfferedPlace {
  name: string
}

/** Who has been offered a place and has not accepted it yet: nobody is charged before. To leaders alone. */
export async function openOffers(db: ViewerDb, groupId: string): Promise<OfferedPlace[]> {
  const { rows } = await sql<OfferedPlace>`
    select c.name from place_offer o join application a on a.id = o.application_id
      join correspondent c on c.id = a.correspondent_id
    where a.group_id = ${groupId} and o.accepted_at is null and o.declined_at is null and o.withdrawn_at is null
      and o.expires_at > ${db.now} order by c.name limit 40`.execute(db)
  return rows
}
