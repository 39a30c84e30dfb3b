import type { Currency } from '../../../shared/money.ts'

/** What one meeting is made of. Everything that costs a group money is worked out from this (R68). */
export interface CostPlan {
  readonly currency: Currency
  /** Each leader's fee an hour; 0 for one who gives their time (R73). */
  readonly leaderFeesPerHourMinor: readonly number[]
  readonly meetingMinutes: number
  /** The leaders' time before and after, where it is paid; 0 where they give it. */
  readonly paidPreMeetingMinutes: number
  readonly paidDebriefMinutes: number
  /** What the room costs a meeting, or the whole term. */
  readonly roomMinor: number
  readonly roomPer: RoomPer
  /** The part of the leaders' supervision that this group carries, per meeting. */
  readonly supervisionPerSessionMinor: number
  /** Whatever else a meeting costs. */
  readonly otherPerSessionMinor: number
  readonly meetingsATerm: number
  /** Everybody whom the leaders count on, reduced places among them. */
  readonly expectedMembers: number
  readonly reducedPlaces: number
  /** What a reduced place pays a meeting. */
  readonly reducedMinor: number
  /** Of a hundred contributions, those that will not come: empty seats, meetings that are credited. */
  readonly gapsPercent: number
  /** Put aside for a leaner time, of what a meeting costs. */
  readonly reservePercent: number
}

const roomPers = ['meeting', 'term'] as const
export type RoomPer = (typeof roomPers)[number]

/** What a plan says that was made where only leaders, room, supervision and members were asked. */
export const plainCosts = {
  roomPer: 'meeting',
  otherPerSessionMinor: 0,
  meetingsATerm: 10,
  reducedPlaces: 0,
  reducedMinor: 0,
  gapsPercent: 0,
  reservePercent: 0,
} as const satisfies Partial<CostPlan>

export const isSameCostPlan = (a: CostPlan, b: CostPlan): boolean =>
  (Object.keys(a) as (keyof CostPlan)[]).every((name) => String(a[name]) === String(b[name]))

export const paidLeadersOf = ({ leaderFeesPerHourMinor }: Pick<CostPlan, 'leaderFeesPerHourMinor'>): number =>
  leaderFeesPerHourMinor.filter((fee) => fee > 0).length

export type CostName = 'leaders' | 'room' | 'supervision' | 'other' | 'reserve'

export interface SessionCost {
  readonly currency: Currency
  readonly parts: readonly { readonly name: CostName; readonly minor: number }[]
  readonly totalMinor: number
  /**
   * What each who pays in full would give, rounded up to 50 pence, so that nothing is left uncovered: what to ask for,
   * and the one amount that is said of what each pays. Null where nobody pays in full.
   */
  readonly contributionToAskMinor: number | null
}

const halfPound = 50

/** The highest amount to ask for that is not above so much. */
export const mostToAsk = (minor: number): number => Math.floor(minor / halfPound) * halfPound

/** Rounded to the nearest penny, half a penny up: each leader, and each meeting, on their own. */
export const feeForMinutes = (minutes: number, feePerHourMinor: number): number =>
  Math.floor((feePerHourMinor * minutes + 30) / 60)

export function feeOfLeaderMinor(plan: CostPlan, feePerHourMinor: number): number {
  const minutes = plan.meetingMinutes + plan.paidPreMeetingMinutes + plan.paidDebriefMinutes
  return feeForMinutes(minutes, feePerHourMinor)
}

/** A term's room and the reserve are rounded up to the penny, so that a term of meetings carries them whole. */
export function sessionCost(plan: CostPlan): SessionCost {
  const costs = [
    {
      name: 'leaders',
      minor: plan.leaderFeesPerHourMinor.reduce((sum, fee) => sum + feeOfLeaderMinor(plan, fee), 0),
    },
    {
      name: 'room',
      minor: plan.roomPer === 'meeting' ? plan.roomMinor : Math.ceil(plan.roomMinor / plan.meetingsATerm),
    },
    { name: 'supervision', minor: plan.supervisionPerSessionMinor },
    { name: 'other', minor: plan.otherPerSessionMinor },
  ] as const
  const spentMinor = costs.reduce((sum, part) => sum + part.minor, 0)
  const parts = [
    ...costs,
    { name: 'reserve', minor: Math.ceil((spentMinor * plan.reservePercent) / 100) },
  ] as const
  const totalMinor = parts.reduce((sum, part) => sum + part.minor, 0)
  return { currency: plan.currency, parts, totalMinor, contributionToAskMinor: toAsk(plan, totalMinor) }
}

/** In hundredths of a penny, of which only so many come. */
function toAsk(plan: CostPlan, totalMinor: number): number | null {
  const full = plan.expectedMembers - plan.reducedPlaces
  if (full < 1) return null
  const comes = 100 - plan.gapsPercent
  const open = Math.max(0, totalMinor * 100 - plan.reducedPlaces * plan.reducedMinor * comes)
  return Math.ceil(open / (full * comes * halfPound)) * halfPound
}

/** What so many members bring in a meeting, rounded down; who leaves, leaves a place that pays in full. */
export function broughtInMinor(plan: CostPlan, contributionMinor: number, members: number): number {
  const reduced = Math.min(members, plan.reducedPlaces)
  const paid = reduced * plan.reducedMinor + (members - reduced) * contributionMinor
  return Math.floor((paid * (100 - plan.gapsPercent)) / 100)
}

/** Fewest members whose contributions cover a meeting, reduced places among them. Null: no number of members does. */
export function breakEvenMembers(plan: CostPlan, contributionMinor: number): number | null {
  const { totalMinor } = sessionCost(plan)
  if (totalMinor === 0) return 0
  const comes = 100 - plan.gapsPercent
  const open = totalMinor * 100 - plan.reducedPlaces * plan.reducedMinor * comes
  if (open <= 0) return plan.reducedPlaces
  return contributionMinor > 0 ? plan.reducedPlaces + Math.ceil(open / (contributionMinor * comes)) : null
}

function shareMinor(totalMinor: number, members: number): number | null {
  return members < 1 ? null : Math.floor((2 * totalMinor + members) / (2 * members))
}

export interface CostBar {
  readonly members: number
  readonly shareMinor: number
  readonly broughtMinor: number
  /** Whether the contribution that is asked would cover a meeting with this many members. */
  readonly covered: boolean
}

/** One bar for each size of group: the fewer members, the higher the share (R76). */
export function costBars(plan: CostPlan, contributionMinor: number, from = 4, to = 12): CostBar[] {
  const { totalMinor } = sessionCost(plan)
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => {
    const members = from + step
    const broughtMinor = broughtInMinor(plan, contributionMinor, members)
    return {
      members,
      shareMinor: shareMinor(totalMinor, members) ?? 0,
      broughtMinor,
      covered: broughtMinor >= totalMinor,
    }
  })
}
