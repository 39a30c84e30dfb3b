import type { Currency } from '../../../shared/money.ts'
import type { SocietySettings } from '../../society/rules/guidance.ts'
import { type CostPlan, sessionCost } from './cost.ts'
import { askedVerdict, contributionVerdict } from './usual-contribution.ts'

/** What leaders try out; amounts in minor units. */
export interface Wish {
  paidLeaders: number
  leaderFeeMinor: number
  /** Their time before and after is paid as well. */
  aroundIsPaid: boolean
  roomMinor: number
  supervisionMinor: number
  members: number
  /** What they think of asking for; left out: what the cost comes to. */
  askedMinor?: number | undefined
}

interface OfGroup {
  currency: Currency
  meetingMinutes: number
}

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
  const plan: CostPlan = {
    currency: group.currency,
    meetingMinutes: group.meetingMinutes,
    paidLeaders: wish.paidLeaders,
    leaderFeePerHourMinor: wish.leaderFeeMinor,
    paidPreMeetingMinutes: wish.aroundIsPaid ? settings.preMeetingMinutes : 0,
    paidDebriefMinutes: wish.aroundIsPaid ? settings.debriefMinutes : 0,
    roomPerSessionMinor: wish.roomMinor,
    supervisionPerSessionMinor: wish.supervisionMinor,
    expectedMembers: wish.members,
  }
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

/** What an estimate begins with: the leaders there are or who are invited, the lower end of what is usual. */
export function firstWish(
  settings: SocietySettings,
  group: { leaders: number; mostMembers: number },
  askedMinor: number | undefined,
): Wish {
  return {
    paidLeaders: Math.min(Math.max(1, group.leaders), MOST_PAID_LEADERS),
    leaderFeeMinor: settings.leaderFeeMinMinor,
    aroundIsPaid: false,
    roomMinor: 0,
    supervisionMinor: 0,
    members: group.mostMembers,
    askedMinor,
  }
}
