import type { Currency } from '../../../shared/money.ts'
import { formatMoney, formatMoneyRange, money } from '../../../shared/money.ts'
import { inWords } from '../../../shared/numerals.ts'
import type { SocietySettings } from '../../society/rules/society-settings.ts'
import {
  breakEvenMembers,
  broughtInMinor,
  type CostBar,
  type CostName,
  type CostPlan,
  costBars,
  feeOfLeaderMinor,
  plainCosts,
  sessionCost,
} from './cost.ts'
import { askedVerdict, contributionVerdict, usualContribution } from './usual-contribution.ts'

/** What leaders try out: how their group would be paid for, and what they think of asking. */
export interface Wish extends Omit<CostPlan, 'currency' | 'meetingMinutes'> {
  /** Left out: what the cost comes to. */
  readonly askedMinor?: number | undefined
}

/** What a budget is worked out beside: how the group meets, and what is usual. */
export interface BudgetOf {
  readonly currency: Currency
  readonly meetingMinutes: number
  readonly fewestMembers: number
  readonly mostMembers: number
  readonly usual: UsualAmounts
}

export type UsualAmounts = Pick<
  SocietySettings,
  | 'currency'
  | 'contributionMinMinor'
  | 'contributionMaxMinor'
  | 'contributionForMinutes'
  | 'contributionYear'
  | 'leaderFeeMinMinor'
  | 'leaderFeeMaxMinor'
  | 'leaderFeeYear'
>

/** Of the society's settings, what a budget is compared with: all that the page hands to its island. */
export const usualAmounts = (settings: SocietySettings): UsualAmounts => ({
  currency: settings.currency,
  contributionMinMinor: settings.contributionMinMinor,
  contributionMaxMinor: settings.contributionMaxMinor,
  contributionForMinutes: settings.contributionForMinutes,
  contributionYear: settings.contributionYear,
  leaderFeeMinMinor: settings.leaderFeeMinMinor,
  leaderFeeMaxMinor: settings.leaderFeeMaxMinor,
  leaderFeeYear: settings.leaderFeeYear,
})

/** What leaders try out as the plan that every cost is worked out from. */
export const costPlanOf = (
  { askedMinor: _, ...wish }: Wish,
  { currency, meetingMinutes }: Pick<BudgetOf, 'currency' | 'meetingMinutes'>,
): CostPlan => ({ currency, meetingMinutes, ...wish })

export interface Budget {
  /** What a meeting costs, item by item. */
  costs: { label: string; minor: number }[]
  currency: Currency
  askedMinor: number
  bars: CostBar[]
  /** Fewest members who cover a meeting; null: no number does. */
  enough: number | null
  planned: number
  /** Whether what is asked, or else the members' share, is what is usual, in a sentence. */
  verdict: string
  /** It is no more than usual, and pays for the meeting. */
  fits: boolean
  /** What follows from it, in short. */
  facts: [term: string, words: string][]
}

const labels: Readonly<Record<CostName, string>> = {
  leaders: 'Leaders',
  room: 'Room',
  supervision: 'Supervision',
  other: 'Other',
  reserve: 'Reserve',
}

/** The same on the server and, while somebody changes the numbers, in the browser. */
export function budget(wish: Wish, of: BudgetOf): Budget {
  const plan = costPlanOf(wish, of)
  const cost = sessionCost(plan)
  const { sentence, fit } =
    wish.askedMinor === undefined
      ? contributionVerdict(plan, of.usual)
      : askedVerdict(plan, of.usual, wish.askedMinor)
  const askedMinor = wish.askedMinor ?? cost.contributionToAskMinor ?? 0
  return {
    costs: cost.parts
      .filter(({ minor }) => minor > 0)
      .map(({ name, minor }) => ({ label: labels[name], minor })),
    currency: of.currency,
    askedMinor,
    bars: costBars(
      plan,
      askedMinor,
      Math.max(1, Math.min(of.fewestMembers, wish.expectedMembers) - 2),
      Math.max(of.mostMembers, wish.expectedMembers) + 2,
    ),
    enough: breakEvenMembers(plan, askedMinor),
    planned: wish.expectedMembers,
    verdict: sentence,
    fits: fit !== 'above' && broughtInMinor(plan, askedMinor, wish.expectedMembers) >= cost.totalMinor,
    facts: cost.totalMinor === 0 ? [] : factsOf(plan, askedMinor, of.usual),
  }
}

function factsOf(plan: CostPlan, askedMinor: number, usual: UsualAmounts): Budget['facts'] {
  const say = (minor: number) => formatMoney(money(minor, plan.currency))
  const { totalMinor } = sessionCost(plan)
  const meetings = plan.meetingsATerm
  const aTerm = meetings === 1 ? 'A term of one meeting' : `A term of ${meetings} meetings`
  const fees = plan.leaderFeesPerHourMinor.filter((fee) => fee > 0)
  const facts: Budget['facts'] = [
    [`${aTerm} costs`, say(totalMinor * meetings)],
    ['Each pays a term', say(askedMinor * meetings)],
  ]
  if (plan.reducedPlaces > 0) facts.push(['A reduced place pays', say(plan.reducedMinor * meetings)])
  if (fees.length > 0) {
    const each = [...new Set(fees.map((fee) => say(feeOfLeaderMinor(plan, fee))))]
    facts.push([
      each.length === 1 ? 'Each leader receives' : 'The leaders receive',
      `${each.join(' and ')} a meeting`,
    ])
  }
  facts.push(['If two leave', ifTwoLeave(plan, askedMinor)])
  const carried = leadersCarried(plan, usual)
  if (carried) facts.push(['What is usual carries', carried])
  return facts
}

/** 'Six stay. At £22.50 each, £45 a meeting is missing; £30 each would cover it.' */
function ifTwoLeave(plan: CostPlan, askedMinor: number): string {
  const say = (minor: number) => formatMoney(money(minor, plan.currency))
  const staying = plan.expectedMembers - 2
  if (staying < 1) return 'Nobody is left.'
  const after = { ...plan, expectedMembers: staying, reducedPlaces: Math.min(plan.reducedPlaces, staying) }
  const { totalMinor, contributionToAskMinor } = sessionCost(after)
  const missing = totalMinor - broughtInMinor(after, askedMinor, staying)
  const opening = `${capital(inWords(staying))} ${staying === 1 ? 'stays' : 'stay'}.`
  if (missing <= 0) return `${opening} ${say(askedMinor)} each still covers a meeting.`
  const would = contributionToAskMinor === null ? '' : `; ${say(contributionToAskMinor)} each would cover it`
  return `${opening} At ${say(askedMinor)} each, ${say(missing)} a meeting is missing${would}.`
}

/**
 * How many paid leaders the usual contribution carries with this room and these members, said honestly: often not two.
 * Null where it cannot be compared.
 */
export function leadersCarried(plan: CostPlan, usual: UsualAmounts): string | null {
  if (plan.currency !== usual.currency || plan.expectedMembers < 1) return null
  const { maxMinor } = usualContribution(usual, plan.meetingMinutes)
  const carries = (feePerHourMinor: number): number => {
    const withLeaders = (count: number) =>
      sessionCost({ ...plan, leaderFeesPerHourMinor: Array<number>(count).fill(feePerHourMinor) }).totalMinor
    const brought = broughtInMinor(plan, maxMinor, plan.expectedMembers)
    let count = 0
    while (count < 2 && withLeaders(count + 1) <= brought) count += 1
    return count
  }
  const [atLeast, atMost] = [carries(usual.leaderFeeMinMinor), carries(usual.leaderFeeMaxMinor)]
  const people = `${inWords(plan.expectedMembers)} ${plan.expectedMembers === 1 ? 'member' : 'members'}`
  const fee = (minor: number) => formatMoney(money(minor, usual.currency))
  const range = formatMoneyRange(usual.leaderFeeMinMinor, usual.leaderFeeMaxMinor, usual.currency)
  const paid = ['no paid leader', 'one paid leader', 'two paid leaders'] as const
  const found =
    atLeast === atMost
      ? `${paid[atLeast]} at the usual ${range} an hour`
      : `${paid[atLeast]} at ${fee(usual.leaderFeeMinMinor)} an hour, ${atMost === 0 ? 'none' : inWords(atMost)} at ${fee(usual.leaderFeeMaxMinor)}`
  return `${capital(found)}, with ${people} at ${formatMoney(money(maxMinor, usual.currency))} each`
}

interface Beginning {
  readonly leaders: number
  readonly mostMembers: number
  /** How many meetings the term has that is under way or comes next; null without dates. */
  readonly meetings: number | null
  /** What the leaders kept last. */
  readonly kept: CostPlan | null
}

/** The form takes no more. */
export const MOST_LEADERS = 4

/** What a budget begins with: what was kept, else the leaders there are or who are invited, and what is usual. */
export function firstWish(
  usual: Pick<UsualAmounts, 'leaderFeeMinMinor'>,
  { kept, ...group }: Beginning,
  askedMinor: number | undefined,
): Wish {
  if (kept) {
    const { currency: _, meetingMinutes: __, ...wish } = kept
    return { ...wish, askedMinor }
  }
  const leaders = Math.min(Math.max(1, group.leaders), MOST_LEADERS)
  return {
    ...plainCosts,
    leaderFeesPerHourMinor: Array<number>(leaders).fill(usual.leaderFeeMinMinor),
    paidPreMeetingMinutes: 0,
    paidDebriefMinutes: 0,
    roomMinor: 0,
    supervisionPerSessionMinor: 0,
    meetingsATerm: group.meetings ?? plainCosts.meetingsATerm,
    expectedMembers: group.mostMembers,
    askedMinor,
  }
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
