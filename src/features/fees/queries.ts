import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../platform/database/database.ts'
import { dateIn } from '../../shared/calendar.ts'
import { comingOf, earliestChange } from './rules/agreement-change.ts'
import { contributionFacts, type FeeAgreement } from './rules/contribution-facts.ts'
import type { CostPlan } from './rules/cost.ts'

const agreements = (db: Db) =>
  db
    .selectFrom('fee_agreement')
    .select([
      'id',
      'contribution_minor as contributionMinor',
      'currency',
      'paid_ahead as paidAhead',
      'months',
    ])
    .select(['first_meeting_free as firstMeetingFree', 'late_joiners as lateJoiners'])
    .select(['credits_cancelled as creditsCancelled', 'credits_missed as creditsMissed', 'covers'])
    .select(['agreed_at as agreedAt', 'holds_from as holdsFrom'])

/** The one that holds today in the group's time zone: for a query that asks along with other things. */
export const agreementInForce = (groupId: string) => sql<string>`fee_agreement_now(${groupId}::uuid)`

/** What holds now, as far as the reader may see it; null until the leaders have said. */
export async function feeAgreement(db: Db, groupId: string): Promise<FeeAgreement | null> {
  return (await agreements(db).where('id', '=', agreementInForce(groupId)).executeTakeFirst()) ?? null
}

/** The terms somebody was offered, whatever is asked of others since. */
export async function feeAgreementById(db: Db, id: string): Promise<FeeAgreement | null> {
  return (await agreements(db).where('id', '=', id).executeTakeFirst()) ?? null
}

/** Whose agreement it is, as far as the reader may know. */
export async function groupOfAgreement(db: Db, id: string): Promise<string | null> {
  const row = await db.selectFrom('fee_agreement').select('group_id').where('id', '=', id).executeTakeFirst()
  return row?.group_id ?? null
}

/** How often it was agreed, newest first; what is announced for later stands among them. */
export function allAgreements(db: Db, groupId: string, limit = 12): Promise<FeeAgreement[]> {
  return agreements(db)
    .where('group_id', '=', groupId)
    .orderBy('agreed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** What is announced for a later day, soonest first. */
export async function comingAgreements(
  db: Db,
  groupId: string,
  today: Temporal.PlainDate,
): Promise<FeeAgreement[]> {
  return comingOf(await allAgreements(db, groupId), today)
}

/** What to pay as short facts, for a member's page or a public one; null while nothing is agreed. */
export async function whatToPay(
  db: Db,
  { id, timeZone }: { id: string; timeZone: string },
): Promise<[term: string, words: string][] | null> {
  const agreement = await feeAgreement(db, id)
  return agreement && contributionFacts(agreement, await comingAgreements(db, id, dateIn(db.now, timeZone)))
}

/** Somebody has a place in the group or is offered one: a change of terms is told them, and holds later. */
export async function touchesSomebody(db: ViewerDb, groupId: string): Promise<boolean> {
  const { rows } = await sql<{ touches: boolean }>`
    select seats_taken(${groupId}) + seats_offered(${groupId}) > 0 as touches`.execute(db)
  return rows[0]?.touches ?? false
}

/** The first day from which other terms may hold, as things are; newest agreement, term under way and what is paid. */
export async function earliestChangeOf(
  db: ViewerDb,
  group: { id: string; timeZone: string },
): Promise<Temporal.PlainDate> {
  const now = await feeAgreement(db, group.id)
  const today = dateIn(db.now, group.timeZone)
  return earliestChange({ today, paidAhead: now?.paidAhead ?? 'term', ...(await periodUnderWay(db, group)) })
}

/** The end of the term under way, and the latest day up to which a member has paid, or stands charged. */
async function periodUnderWay(
  db: ViewerDb,
  { id, timeZone }: { id: string; timeZone: string },
): Promise<{ termEndsOn: Temporal.PlainDate | null; paidUntil: Temporal.PlainDate | null }> {
  const { rows } = await sql<{ termEndsOn: Temporal.PlainDate | null; paidUntil: Temporal.PlainDate | null }>`
    select
      (select (max(m.starts_at) at time zone ${timeZone})::date from meeting m
        where m.cancelled_at is null and m.term_id = (
          select under_way.term_id from meeting under_way
          where under_way.group_id = ${id} and under_way.cancelled_at is null and under_way.ends_at <= circle_now()
          order by under_way.starts_at desc limit 1)) as "termEndsOn",
      greatest(
        (select max(paid_until_of(m.id)) from membership m where m.group_id = ${id} and m.left_at is null),
        (select max(l.for_day) from purse u join meeting_charge c on c.purse_id = u.id
          join invoice_line l on l.invoice_id = c.invoice_id and l.position = c.line_position
          where u.group_id = ${id})) as "paidUntil"`.execute(db)
  return rows[0] ?? { termEndsOn: null, paidUntil: null }
}

/**
 * What the group's leaders reckon a meeting costs, as they kept it last: to them alone, null to everybody else. A
 * meeting lasts as long as the group says it does.
 */
export async function keptCostPlan(db: Db, groupId: string): Promise<CostPlan | null> {
  return (await newestCostPlan(db, groupId).executeTakeFirst()) ?? null
}

/** The same, to be asked for along with other things. */
export const newestCostPlan = (db: Db, groupId: string) =>
  db
    .selectFrom('cost_plan as plan')
    .innerJoin('balint_group as g', 'g.id', 'plan.group_id')
    .select(['plan.currency', 'plan.leader_fees_per_hour_minor as leaderFeesPerHourMinor'])
    .select(({ fn }) => fn.coalesce('g.length_minutes', 'plan.meeting_minutes').as('meetingMinutes'))
    .select('plan.paid_pre_meeting_minutes as paidPreMeetingMinutes')
    .select('plan.paid_debrief_minutes as paidDebriefMinutes')
    .select(['plan.room_minor as roomMinor', 'plan.room_per as roomPer'])
    .select('plan.supervision_per_session_minor as supervisionPerSessionMinor')
    .select('plan.other_per_session_minor as otherPerSessionMinor')
    .select(['plan.meetings_a_term as meetingsATerm', 'plan.expected_members as expectedMembers'])
    .select(['plan.reduced_places as reducedPlaces', 'plan.reduced_minor as reducedMinor'])
    .select(['plan.gaps_percent as gapsPercent', 'plan.reserve_percent as reservePercent'])
    .where('plan.group_id', '=', groupId)
    .orderBy('plan.kept_at', 'desc')
    .orderBy('plan.id', 'desc')
    .limit(1)

/** How many meetings the term has that is under way or comes next; null without dates. */
export async function meetingsOfTerm(db: ViewerDb, groupId: string): Promise<number | null> {
  const { rows } = await sql<{ meetings: number }>`
    select count(*)::int as meetings from meeting m where m.cancelled_at is null and m.term_id = (
      select ahead.term_id from meeting ahead
      where ahead.group_id = ${groupId} and ahead.cancelled_at is null and ahead.ends_at > circle_now()
      order by ahead.starts_at limit 1)`.execute(db)
  return rows[0]?.meetings || null
}

export interface PaidMember {
  membershipId: string
  name: string
  /** null while nothing is noted. */
  paidUntil: Temporal.PlainDate | null
}

/** Until when each member has paid, by note or by invoice, as far as the viewer may see it: leaders all, a member themselves. */
export async function paidMembers(db: ViewerDb, groupId: string): Promise<PaidMember[]> {
  const { rows } = await sql<PaidMember>`
    select m.id as "membershipId", p.name, paid_until_of(m.id) as "paidUntil"
    from membership m join person p on p.id = m.person_id
    where m.group_id = ${groupId} and m.left_at is null order by p.name, m.id`.execute(db)
  return rows
}

/** Until when the viewer themselves has paid; null while nothing is noted and no invoice was paid. */
export async function ownPaidUntil(db: ViewerDb, groupId: string): Promise<Temporal.PlainDate | null> {
  const { rows } = await sql<{ paidUntil: Temporal.PlainDate | null }>`
    select paid_until_of(m.id) as "paidUntil" from membership m
    where m.group_id = ${groupId} and m.person_id = ${db.viewer.personId}::uuid and m.left_at is null`.execute(
    db,
  )
  return rows[0]?.paidUntil ?? null
}
