import type { Currency } from '../../../shared/money.ts'

/** What one meeting is made of. Everything that costs a group money is worked out from this (R68). */
export interface CostPlan {
  readonly currency: Currency
  /** Leaders who are paid; a volunteer costs nothing (R73). */
  readonly paidLeaders: number
  readonly leaderFeePerHourMinor: number
  readonly meetingMinutes: number
  /** The leaders' time before and after, where it is paid; 0 where they give it. */
  readonly paidPreMeetingMinutes: number
  readonly paidDebriefMinutes: number
  readonly roomPerSessionMinor: number
  /** The part of the leaders' supervision that this group carries, per meeting. */
  readonly supervisionPerSessionMinor: number
  readonly expectedMembers: number
}

export const isSameCostPlan = (a: CostPlan, b: CostPlan): boolean =>
  a.currency === b.currency &&
  a.paidLeaders === b.paidLeaders &&
  a.leaderFeePerHourMinor === b.leaderFeePerHourMinor &&
  a.meetingMinutes === b.meetingMinutes &&
  a.paidPreMeetingMinutes === b.paidPreMeetingMinutes &&
  a.paidDebriefMinutes === b.paidDebriefMinutes &&
  a.roomPerSessionMinor === b.roomPerSessionMinor &&
  a.supervisionPerSessionMinor === b.supervisionPerSessionMinor &&
  a.expectedMembers === b.expectedMembers

export interface SessionCost {
  readonly currency: Currency
  readonly parts: readonly { readonly name: 'leaders' | 'room' | 'supervision'; readonly minor: number }[]
  readonly totalMinor: number
  /**
   * Each member's equal share rounded up to 50 pence, so that nothing is left uncovered: what to ask for, and the one
   * amount that is said of what each pays. Null without members.
   */
  readonly contributionToAskMinor: number | null
}

const halfPound = 50

/** The highest amount to ask for that is not above so much. */
export const mostToAsk = (minor: number): number => Math.floor(minor / halfPound) * halfPound

/** Each leader's fee is rounded to the nearest penny, half a penny up, since each is paid on their own. */
export function feePerLeaderMinor(plan: CostPlan): number {
  const minutes = plan.meetingMinutes + plan.paidPreMeetingMinutes + plan.paidDebriefMinutes
  return Math.floor((plan.leaderFeePerHourMinor * minutes + 30) / 60)
}

export function sessionCost(plan: CostPlan): SessionCost {
  const parts = [
    { name: 'leaders', minor: plan.paidLeaders * feePerLeaderMinor(plan) },
    { name: 'room', minor: plan.roomPerSessionMinor },
    { name: 'supervision', minor: plan.supervisionPerSessionMinor },
  ] as const
  const totalMinor = parts.reduce((sum, part) => sum + part.minor, 0)
  return {
    currency: plan.currency,
    parts,
    totalMinor,
    contributionToAskMinor:
      plan.expectedMembers < 1 ? null : Math.ceil(totalMinor / plan.expectedMembers / halfPound) * halfPound,
  }
}

function shareMinor(totalMinor: number, members: number): number | null {
  return members < 1 ? null : Math.floor((2 * totalMinor + members) / (2 * members))
}

/** Fewest members whose contributions cover a meeting. Null: no number of members does. */
export function breakEvenMembers(totalMinor: number, contributionMinor: number): number | null {
  if (totalMinor === 0) return 0
  return contributionMinor > 0 ? Math.ceil(totalMinor / contributionMinor) : null
}

export interface CostBar {
  readonly members: number
  readonly shareMinor: number
  /** Whether the contribution that is asked would cover a meeting with this many members. */
  readonly covered: boolean
}

/** One bar for each size of group: the fewer members, the higher the bar (R76). */
export function costBars(plan: CostPlan, contributionMinor: number, from = 4, to = 12): CostBar[] {
  const { totalMinor } = sessionCost(plan)
  return Array.from({ length: to - from + 1 }, (_, step) => {
    const members = from + step
    return {
      members,
      shareMinor: shareMinor(totalMinor, members) ?? 0,
      covered: contributionMinor * members >= totalMinor,
    }
  })
}
