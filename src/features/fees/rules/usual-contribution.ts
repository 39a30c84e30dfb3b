import { formatMoney, formatMoneyRange, money } from '../../../shared/money.ts'
import type { SocietySettings } from '../../society/rules/guidance.ts'
import { breakEvenMembers, type CostPlan, mostToAsk, sessionCost } from './cost.ts'

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
  if (askedMinor * plan.expectedMembers >= totalMinor) return `For the cost alone ${each} would do.`
  const enough = breakEvenMembers(totalMinor, askedMinor)
  if (share > mostMinor) return `It does not cover the cost, ${each}. ${whatWouldFit(plan, mostMinor)}`
  return `It does not cover the cost: that takes ${each}${enough === null ? '' : `, or ${enough} members`}.`
}

function whatWouldFit(plan: CostPlan, usualMostMinor: number): string {
  const mostMinor = mostToAsk(usualMostMinor)
  const affordable = mostMinor * plan.expectedMembers
  const enoughMembers = mostMinor > 0 ? Math.ceil(sessionCost(plan).totalMinor / mostMinor) : null
  const ways = enoughMembers === null ? [] : [`${enoughMembers} members`]
  const fewerPaid = plan.paidLeaders - 1
  if (plan.paidLeaders > 1 && sessionCost({ ...plan, paidLeaders: fewerPaid }).totalMinor <= affordable) {
    ways.push(fewerPaid === 1 ? 'one paid leader' : `${fewerPaid} paid leaders`)
  }
  const fee = affordableFeePerHour(plan, affordable)
  if (fee > 0) ways.push(`a fee of ${formatMoney(money(fee, plan.currency))} an hour`)
  const opening =
    plan.paidLeaders > 1
      ? `${plan.paidLeaders === 2 ? 'Two' : plan.paidLeaders} paid leaders do not fit it with this many members`
      : 'It does not fit'
  return ways.length === 0 ? `${opening}.` : `${opening}; it would with ${listed(ways)}.`
}

/** The highest fee, in whole pounds or euros, that the usual contribution could carry. 0 where none could. */
function affordableFeePerHour(plan: CostPlan, affordableMinor: number): number {
  const minutes = plan.meetingMinutes + plan.paidPreMeetingMinutes + plan.paidDebriefMinutes
  const forLeaders = affordableMinor - plan.roomPerSessionMinor - plan.supervisionPerSessionMinor
  if (plan.paidLeaders < 1 || minutes < 1 || forLeaders <= 0) return 0
  return Math.floor((forLeaders * 60) / (minutes * plan.paidLeaders) / 100) * 100
}

function listed(ways: readonly string[]): string {
  return ways.length < 2 ? ways.join('') : `${ways.slice(0, -1).join(', ')} or ${ways.at(-1)}`
}
