import { formatMoney, formatMoneyRange, money } from '../../../shared/money.ts'
import type { SocietySettings } from '../../society/rules/society-settings.ts'
import {
  breakEvenMembers,
  broughtInMinor,
  type CostPlan,
  mostToAsk,
  paidLeadersOf,
  sessionCost,
} from './cost.ts'

export interface ContributionVerdict {
  readonly fit: 'within' | 'below' | 'above' | 'not-comparable'
  /** The usual range for a meeting of this length, in minor units of the society's currency. */
  readonly usual: { readonly minMinor: number; readonly maxMinor: number }
  readonly sentence: string
}

type UsualContribution = Pick<
  SocietySettings,
  'currency' | 'contributionMinMinor' | 'contributionMaxMinor' | 'contributionForMinutes'
>

/** The usual range, in proportion to the length of the meeting and to the nearest penny. */
export function usualContribution(settings: UsualContribution, meetingMinutes: number) {
  const inProportion = (minor: number) =>
    Math.round((minor * meetingMinutes) / settings.contributionForMinutes)
  return {
    minMinor: inProportion(settings.contributionMinMinor),
    maxMinor: inProportion(settings.contributionMaxMinor),
  }
}

/**
 * An honest sentence on whether what each would be asked for, the share rounded up, fits what is usual (R74–R76). Two leaders paid at the usual
 * fee do not fit with eight members, nor with six: then it says so, and what would bring it there.
 */
export function contributionVerdict(plan: CostPlan, settings: UsualContribution): ContributionVerdict {
  const usual = usualContribution(settings, plan.meetingMinutes)
  const { contributionToAskMinor: share, totalMinor } = sessionCost(plan)
  const range = formatMoneyRange(usual.minMinor, usual.maxMinor, settings.currency)
  if (share === null) {
    return {
      fit: 'not-comparable',
      usual,
      sentence: 'Say how many members you expect, to see what each would pay.',
    }
  }
  const each = formatMoney(money(share, plan.currency))
  if (plan.currency !== settings.currency) {
    const sentence = `${each} each. What is usual is known in another currency only, so this is not compared.`
    return { fit: 'not-comparable', usual, sentence }
  }
  const length = `a meeting of ${plan.meetingMinutes} minutes`
  if (totalMinor === 0) {
    return { fit: 'below', usual, sentence: 'Nothing to pay: leaders and room are given.' }
  }
  if (share > usual.maxMinor) {
    const sentence = `${each} each is more than the usual ${range} for ${length}. ${whatWouldFit(plan, usual.maxMinor)}`
    return { fit: 'above', usual, sentence }
  }
  if (share < usual.minMinor) {
    return { fit: 'below', usual, sentence: `${each} each is less than the usual ${range} for ${length}.` }
  }
  return { fit: 'within', usual, sentence: `${each} each is within the usual ${range} for ${length}.` }
}

/**
 * The same for an amount that leaders think of asking: first whether that is usual, then whether it covers what the
 * meeting costs.
 */
export function askedVerdict(
  plan: CostPlan,
  settings: UsualContribution,
  askedMinor: number,
): ContributionVerdict {
  const usual = usualContribution(settings, plan.meetingMinutes)
  const { contributionToAskMinor: share, totalMinor } = sessionCost(plan)
  if (share === null || (askedMinor === 0 && totalMinor === 0)) return contributionVerdict(plan, settings)
  const say = (minor: number) => formatMoney(money(minor, plan.currency))
  const cost = costBeside(plan, askedMinor, usual.maxMinor)
  if (plan.currency !== settings.currency) {
    const sentence = `${say(askedMinor)} each. What is usual is known in another currency only, so this is not compared. ${cost}`
    return { fit: 'not-comparable', usual, sentence }
  }
  const fit = askedMinor > usual.maxMinor ? 'above' : askedMinor < usual.minMinor ? 'below' : 'within'
  const range = formatMoneyRange(usual.minMinor, usual.maxMinor, settings.currency)
  return { fit, usual, sentence: `${say(askedMinor)} is ${fitWords[fit]} the usual ${range}. ${cost}` }
}

const fitWords = { above: 'more than', below: 'less than', within: 'within' } as const

function costBeside(plan: CostPlan, askedMinor: number, mostMinor: number): string {
  const { contributionToAskMinor, totalMinor } = sessionCost(plan)
  const share = contributionToAskMinor ?? 0
  const each = `${formatMoney(money(share, plan.currency))} each`
  if (totalMinor === 0) return 'The meeting itself costs nothing: leaders and room are given.'
  if (broughtInMinor(plan, askedMinor, plan.expectedMembers) >= totalMinor)
    return `For the cost alone ${each} would do.`
  const enough = breakEvenMembers(plan, askedMinor)
  if (share > mostMinor) return `It does not cover the cost, ${each}. ${whatWouldFit(plan, mostMinor)}`
  return `It does not cover the cost: that takes ${each}${enough === null ? '' : `, or ${enough} members`}.`
}

function whatWouldFit(plan: CostPlan, usualMostMinor: number): string {
  const mostMinor = mostToAsk(usualMostMinor)
  const fits = (changes: Partial<CostPlan>): boolean => {
    const other = { ...plan, ...changes }
    return broughtInMinor(other, mostMinor, other.expectedMembers) >= sessionCost(other).totalMinor
  }
  const enoughMembers = breakEvenMembers(plan, mostMinor)
  const ways = enoughMembers === null ? [] : [`${enoughMembers} members`]
  const paid = paidLeadersOf(plan)
  // Whoever is not paid: it fits also without the leader whose fee is the lowest.
  const others = plan.leaderFeesPerHourMinor
    .filter((fee) => fee > 0)
    .toSorted((a, b) => b - a)
    .slice(0, -1)
  if (paid > 1 && fits({ leaderFeesPerHourMinor: others })) {
    ways.push(paid === 2 ? 'one paid leader' : `${paid - 1} paid leaders`)
  }
  const fee = affordableFeePerHour(plan, fits)
  if (fee > 0) ways.push(`a fee of ${formatMoney(money(fee, plan.currency))} an hour`)
  const opening =
    paid > 1
      ? `${paid === 2 ? 'Two' : paid} paid leaders do not fit it with this many members`
      : 'It does not fit'
  return ways.length === 0 ? `${opening}.` : `${opening}; it would with ${listed(ways)}.`
}

/** The highest fee for all who are paid, in whole pounds or euros, with which it fits. 0 where none does. */
function affordableFeePerHour(plan: CostPlan, fits: (changes: Partial<CostPlan>) => boolean): number {
  const paid = paidLeadersOf(plan)
  const fitsAt = (pounds: number) => fits({ leaderFeesPerHourMinor: Array<number>(paid).fill(pounds * 100) })
  let [most, least] = [Math.ceil(Math.max(0, ...plan.leaderFeesPerHourMinor) / 100), 0]
  if (paid < 1 || !fitsAt(1)) return 0
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2)
    if (fitsAt(middle)) least = middle
    else most = middle
  }
  return least * 100
}

function listed(ways: readonly string[]): string {
  return ways.length < 2 ? ways.join('') : `${ways.slice(0, -1).join(', ')} or ${ways.at(-1)}`
}
