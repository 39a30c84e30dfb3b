import type { Currency } from '../../../shared/money.ts'
import type { SocietySettings } from '../../society/rules/guidance.ts'
import { type CostPlan, sessionCost } from './cost.ts'
import { askedVerdict, contributionVerdict } from './usual-contribution.ts'

/** What leaders try out; amounts in minor units. */
export interface Wish {
  paidLeaders: number
  leaderFeeMinor: number
  /** Their time before and after each meeting, where it is paid as well (R21–R22); 0 where they give it. */
  beforeMinutes: number
  afterMinutes: number
  roomMinor: number
  supervisionMinor: number
  members: number
  /** What they think of asking for; left out: what the cost comes to. */
  askedMinor?: number | undefined
}

interface OfGroup {
  readonly currency: Currency
  readonly meetingMinutes: number
}

/** What leaders try out as the plan that every cost is worked out from. */
export const costPlanOf = (wish: Wish, { currency, meetingMinutes }: OfGroup): CostPlan => ({
  currency,
  meetingMinutes,
  paidLeaders: wish.paidLeaders,
  leaderFeePerHourMinor: wish.leaderFeeMinor,
  paidPreMeetingMinutes: wish.beforeMinutes,
  paidDebriefMinutes: wish.afterMinutes,
  roomPerSessionMinor: wish.roomMinor,
  supervisionPerSessionMinor: wish.supervisionMinor,
  expectedMembers: wish.members,
})

export interface Estimate {
  costs: { label: string; minor: number }[]
  askedMinor: number
  /** Whether what is asked, or else the members' share, is what is usual, in a sentence. */
  verdict: string
  /** It is no more than usual, and pays for the meeting. */
  fits: boolean
}

/** The form takes no more. */
const MOST_PAID_LEADERS = 4

const labels = { leaders: 'Leaders', room: 'Room', supervision: 'Supervision' } as const

export function estimate(wish: Wish, group: OfGroup, settings: SocietySettings): Estimate {
  const plan = costPlanOf(wish, group)
  const cost = sessionCost(plan)
  const { sentence, fit } =
    wish.askedMinor === undefined
      ? contributionVerdict(plan, settings)
      : askedVerdict(plan, settings, wish.askedMinor)
  const askedMinor = wish.askedMinor ?? cost.contributionToAskMinor ?? 0
  return {
    costs: cost.parts
      .filter(({ minor }) => minor > 0)
      .map(({ name, minor }) => ({ label: labels[name], minor })),
    askedMinor,
    verdict: sentence,
    fits: fit !== 'above' && askedMinor * wish.members >= cost.totalMinor,
  }
}

interface Beginning {
  readonly leaders: number
  readonly mostMembers: number
  /** What the leaders kept last. */
  readonly kept: CostPlan | null
}

/** What an estimate begins with: what was kept, else the leaders there are or who are invited, and what is usual. */
export function firstWish(
  settings: SocietySettings,
  { kept, ...group }: Beginning,
  askedMinor: number | undefined,
): Wish {
  if (kept) return { ...wishOfPlan(kept), askedMinor }
  return {
    paidLeaders: Math.min(Math.max(1, group.leaders), MOST_PAID_LEADERS),
    leaderFeeMinor: settings.leaderFeeMinMinor,
    beforeMinutes: 0,
    afterMinutes: 0,
    roomMinor: 0,
    supervisionMinor: 0,
    members: group.mostMembers,
    askedMinor,
  }
}

const wishOfPlan = (plan: CostPlan): Wish => ({
  paidLeaders: plan.paidLeaders,
  leaderFeeMinor: plan.leaderFeePerHourMinor,
  beforeMinutes: plan.paidPreMeetingMinutes,
  afterMinutes: plan.paidDebriefMinutes,
  roomMinor: plan.roomPerSessionMinor,
  supervisionMinor: plan.supervisionPerSessionMinor,
  members: plan.expectedMembers,
})
