import type { ViewerDb } from '../../platform/database/database.ts'
import { found } from '../../platform/errors.ts'
import { queueEmails } from '../../platform/mail/queue-email.ts'
import { dateIn } from '../../shared/calendar.ts'
import { newId } from '../../shared/ids.ts'
import type { Currency } from '../../shared/money.ts'
import { type Refusal, refuse } from '../../shared/refusal.ts'
import { toldToday } from '../endings/queries/told-today.ts'
import { oftenEnough } from '../endings/rules/often-enough.ts'
import { groupFor } from '../groups/queries/group-for.ts'
import { circlePeople } from '../letters/queries/circle-people.ts'
import { lockSeats } from '../recruitment/commands/take-in-hand.ts'
import { canAgreeFee, canKeepCostPlan, canNotePaid } from './policy.ts'
import { allAgreements, earliestChangeOf, keptCostPlan, paidMembers, touchesSomebody } from './queries.ts'
import { latestChange } from './rules/agreement-change.ts'
import { type ContributionTerms, isSameTerms, usualTerms } from './rules/contribution-facts.ts'
import { type CostPlan, isSameCostPlan } from './rules/cost.ts'

export interface FeeTerms
  extends Omit<ContributionTerms, 'currency' | keyof typeof usualTerms>,
    Partial<Pick<ContributionTerms, keyof typeof usualTerms>> {
  /** The group's own when left out. */
  currency?: Currency
  /** The day from which it holds; left out: from now on, as long as it touches nobody. */
  holdsFrom?: Temporal.PlainDate | undefined
}

/**
 * What is asked for: a further row, so that what was agreed before stays as it was, and holds until then. As soon as
 * somebody has a place or is offered one, a change is for a later period, and everybody is told of it once.
 * @param insteadOf the agreement that was on the page; null: none was. Left out: whatever was agreed last.
 */
export async function agreeFee(
  db: ViewerDb,
  groupId: string,
  { holdsFrom, ...terms }: FeeTerms,
  insteadOf?: string | null,
): Promise<
  | { groupId: string; announced: boolean }
  | Refusal<'fee-changed-meanwhile' | 'change-too-soon' | 'change-too-far' | 'told-often-enough'>
> {
  const group = await groupFor(db, groupId, canAgreeFee)
  await lockSeats(db, groupId)
  const [newest] = await allAgreements(db, groupId, 1)
  if (insteadOf !== undefined && insteadOf !== (newest?.id ?? null)) return refuse('fee-changed-meanwhile')
  const wished: ContributionTerms = { ...usualTerms, ...terms, currency: terms.currency ?? group.currency }
  if (newest && isSameTerms(newest, wished)) return { groupId, announced: false }
  const bound = newest !== undefined && (await touchesSomebody(db, groupId))
  if (bound) {
    const today = dateIn(db.now, group.timeZone)
    const earliest = await earliestChangeOf(db, group)
    if (!holdsFrom || Temporal.PlainDate.compare(holdsFrom, earliest) < 0) return refuse('change-too-soon')
    if (Temporal.PlainDate.compare(holdsFrom, latestChange(today)) > 0) return refuse('change-too-far')
    const enough = oftenEnough(await toldToday(db, groupId, 'fee'))
    if (enough) return refuse(enough)
  }
  const id = newId()
  await db
    .insertInto('fee_agreement')
    .values({
      id,
      group_id: groupId,
      contribution_minor: wished.contributionMinor,
      currency: wished.currency,
      paid_ahead: wished.paidAhead,
      months: wished.paidAhead === 'months' ? wished.months : null,
      first_meeting_free: wished.firstMeetingFree,
      late_joiners: wished.lateJoiners,
      credits_cancelled: wished.creditsCancelled,
      credits_missed: wished.creditsMissed,
      covers: wished.covers,
      agreed_by: found(db.viewer.personId),
      agreed_at: db.now,
      holds_from: bound ? (holdsFrom ?? null) : null,
    })
    .execute()
  if (bound) await queueEmails(db, 'fee-changes', { to: await circlePeople(db, groupId), about: id })
  return { groupId, announced: bound }
}

/** What the leaders reckon from now on: a further row, so that one sees how it was before. */
export async function keepCostPlan(
  db: ViewerDb,
  groupId: string,
  plan: Omit<CostPlan, 'currency'>,
): Promise<{ groupId: string }> {
  const group = await groupFor(db, groupId, canKeepCostPlan)
  const kept = { ...plan, currency: group.currency }
  const newest = await keptCostPlan(db, groupId)
  if (newest && isSameCostPlan(newest, kept)) return { groupId }
  await db
    .insertInto('cost_plan')
    .values({
      id: newId(),
      group_id: groupId,
      currency: kept.currency,
      leader_fees_per_hour_minor: [...kept.leaderFeesPerHourMinor],
      meeting_minutes: kept.meetingMinutes,
      paid_pre_meeting_minutes: kept.paidPreMeetingMinutes,
      paid_debrief_minutes: kept.paidDebriefMinutes,
      room_minor: kept.roomMinor,
      room_per: kept.roomPer,
      supervision_per_session_minor: kept.supervisionPerSessionMinor,
      other_per_session_minor: kept.otherPerSessionMinor,
      meetings_a_term: kept.meetingsATerm,
      expected_members: kept.expectedMembers,
      reduced_places: kept.reducedPlaces,
      reduced_minor: kept.reducedMinor,
      gaps_percent: kept.gapsPercent,
      reserve_percent: kept.reservePercent,
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
  await groupFor(db, groupId, canNotePaid)
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
