import type { ViewerDb } from '../../platform/database/database.ts'
import { found, NotFound } from '../../platform/errors.ts'
import { newId } from '../../shared/ids.ts'
import type { Currency } from '../../shared/money.ts'
import { type Refusal, refuse } from '../../shared/refusal.ts'
import { groupById } from '../groups/queries/group.ts'
import { canAgreeFee, canKeepCostPlan, canNotePaid } from './policy.ts'
import { feeAgreement, keptCostPlan, paidMembers } from './queries.ts'
import { type ContributionTerms, isSameTerms } from './rules/contribution-facts.ts'
import { type CostPlan, isSameCostPlan } from './rules/cost.ts'

export interface FeeTerms extends Omit<ContributionTerms, 'currency'> {
  /** The group's own when left out. */
  currency?: Currency
}

/**
 * What is asked for from now on: a further row, so that what was agreed before stays as it was.
 * @param insteadOf the agreement that was on the page; null: none was. Left out: whatever holds now.
 */
export async function agreeFee(
  db: ViewerDb,
  groupId: string,
  terms: FeeTerms,
  insteadOf?: string | null,
): Promise<{ groupId: string } | Refusal<'fee-changed-meanwhile'>> {
  const group = await groupById(db, groupId)
  if (!canAgreeFee(group)) throw new NotFound()
  const newest = await feeAgreement(db, groupId)
  if (insteadOf !== undefined && insteadOf !== (newest?.id ?? null)) return refuse('fee-changed-meanwhile')
  const wished = { ...terms, currency: terms.currency ?? group.currency }
  if (newest && isSameTerms(newest, wished)) return { groupId }
  await db
    .insertInto('fee_agreement')
    .values({
      id: newId(),
      group_id: groupId,
      contribution_minor: wished.contributionMinor,
      currency: wished.currency,
      paid_ahead: wished.paidAhead,
      first_meeting_free: wished.firstMeetingFree,
      covers: wished.covers,
      agreed_by: found(db.viewer.personId),
      agreed_at: db.now,
    })
    .execute()
  return { groupId }
}

/** What the leaders reckon from now on: a further row, so that one sees how it was before. */
export async function keepCostPlan(
  db: ViewerDb,
  groupId: string,
  plan: Omit<CostPlan, 'currency'>,
): Promise<{ groupId: string }> {
  const group = await groupById(db, groupId)
  if (!canKeepCostPlan(group)) throw new NotFound()
  const kept = { ...plan, currency: group.currency }
  const newest = await keptCostPlan(db, groupId)
  if (newest && isSameCostPlan(newest, kept)) return { groupId }
  await db
    .insertInto('cost_plan')
    .values({
      id: newId(),
      group_id: groupId,
      currency: kept.currency,
      paid_leaders: kept.paidLeaders,
      leader_fee_per_hour_minor: kept.leaderFeePerHourMinor,
      meeting_minutes: kept.meetingMinutes,
      paid_pre_meeting_minutes: kept.paidPreMeetingMinutes,
      paid_debrief_minutes: kept.paidDebriefMinutes,
      room_per_session_minor: kept.roomPerSessionMinor,
      supervision_per_session_minor: kept.supervisionPerSessionMinor,
      expected_members: kept.expectedMembers,
      kept_by: found(db.viewer.personId),
      kept_at: db.now,
    })
    .execute()
  return { groupId }
}

export interface PaidNote {
  membershipIds: string[]
  paidUntil: Temporal.PlainDate
}

/** Until when some members have paid: a further note for each, the newest holds. */
export async function notePaid(
  db: ViewerDb,
  groupId: string,
  { membershipIds, paidUntil }: PaidNote,
): Promise<{ groupId: string } | Refusal<'nobody-chosen' | 'member-has-left'>> {
  const group = await groupById(db, groupId)
  if (!canNotePaid(group)) throw new NotFound()
  if (membershipIds.length === 0) return refuse('nobody-chosen')
  const seated = new Set((await paidMembers(db, groupId)).map(({ membershipId }) => membershipId))
  if (!membershipIds.every((id) => seated.has(id))) return refuse('member-has-left')
  await db
    .insertInto('paid_period')
    .values(
      membershipIds.map((membershipId) => ({
        id: newId(),
        group_id: groupId,
        membership_id: membershipId,
        paid_until: paidUntil,
        noted_by: found(db.viewer.personId),
        noted_at: db.now,
      })),
    )
    .execute()
  return { groupId }
}
