import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../platform/database/database.ts'
import { contributionFacts, type FeeAgreement } from './rules/contribution-facts.ts'
import type { CostPlan } from './rules/cost.ts'

const agreements = (db: Db) =>
  db
    .selectFrom('fee_agreement')
    .select(['id', 'contribution_minor as contributionMinor', 'currency', 'paid_ahead as paidAhead'])
    .select(['first_meeting_free as firstMeetingFree', 'covers', 'agreed_at as agreedAt'])

/** What is asked for now, as far as the reader may see it; null until the leaders have said. */
export async function feeAgreement(db: Db, groupId: string): Promise<FeeAgreement | null> {
  const newest = await agreements(db)
    .where('group_id', '=', groupId)
    .orderBy('agreed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest ?? null
}

/** The terms somebody was offered, whatever is asked of others since. */
export async function feeAgreementById(db: Db, id: string): Promise<FeeAgreement | null> {
  return (await agreements(db).where('id', '=', id).executeTakeFirst()) ?? null
}

/** How often it was agreed anew, newest first. */
export function earlierAgreements(db: Db, groupId: string, limit = 12): Promise<FeeAgreement[]> {
  return agreements(db)
    .where('group_id', '=', groupId)
    .orderBy('agreed_at', 'desc')
    .orderBy('id', 'desc')
    .offset(1)
    .limit(limit)
    .execute()
}

/** What to pay as short facts, for a member's page or a public one; null while nothing is agreed. */
export async function whatToPay(db: Db, groupId: string): Promise<[term: string, words: string][] | null> {
  const agreement = await feeAgreement(db, groupId)
  return agreement && contributionFacts(agreement)
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
    .select(['plan.currency', 'plan.paid_leaders as paidLeaders'])
    .select('plan.leader_fee_per_hour_minor as leaderFeePerHourMinor')
    .select(({ fn }) => fn.coalesce('g.length_minutes', 'plan.meeting_minutes').as('meetingMinutes'))
    .select('plan.paid_pre_meeting_minutes as paidPreMeetingMinutes')
    .select('plan.paid_debrief_minutes as paidDebriefMinutes')
    .select('plan.room_per_session_minor as roomPerSessionMinor')
    .select('plan.supervision_per_session_minor as supervisionPerSessionMinor')
    .select('plan.expected_members as expectedMembers')
    .where('plan.group_id', '=', groupId)
    .orderBy('plan.kept_at', 'desc')
    .orderBy('plan.id', 'desc')
    .limit(1)

export interface PaidMember {
  membershipId: string
  name: string
  /** null while nothing is noted. */
  paidUntil: Temporal.PlainDate | null
}

/** Until when each member has paid, as far as the viewer may see it: leaders all, a member themselves. */
export async function paidMembers(db: ViewerDb, groupId: string): Promise<PaidMember[]> {
  const { rows } = await sql<PaidMember>`
    select m.id as "membershipId", p.name, paid.paid_until as "paidUntil"
    from membership m join person p on p.id = m.person_id
    left join lateral (select paid_until from paid_period where membership_id = m.id
      order by noted_at desc, id desc limit 1) paid on true
    where m.group_id = ${groupId} and m.left_at is null order by p.name, m.id`.execute(db)
  return rows
}

/** Until when the viewer themselves has paid; null while nothing is noted. */
export async function ownPaidUntil(db: ViewerDb, groupId: string): Promise<Temporal.PlainDate | null> {
  const newest = await db
    .selectFrom('paid_period')
    .innerJoin('membership', 'membership.id', 'paid_period.membership_id')
    .select('paid_period.paid_until as paidUntil')
    .where('membership.group_id', '=', groupId)
    .where('membership.person_id', '=', db.viewer.personId)
    .where('membership.left_at', 'is', null)
    .orderBy('paid_period.noted_at', 'desc')
    .orderBy('paid_period.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.paidUntil ?? null
}
