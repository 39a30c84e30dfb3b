import { listed } from '../../../shared/listed.ts'
import type { DecisionFacts, GroupFacts, Mode } from './group-facts.ts'

export { listed }

/** As the guidance groups them. */
export const headings = [
  'members',
  'leaders',
  'place',
  'supervision',
  'getting-started',
  'online',
  'money',
] as const
export type Heading = (typeof headings)[number]

/** Where a leader closes a gap. */
export type PlanPage =
  | 'leaders'
  | 'about-you'
  | 'invite'
  | 'phone'
  | 'frame'
  | 'times'
  | 'place'
  | 'planning'
  | 'aims'
  | 'ground-rules'
  | 'money'
  | 'costs'
  | 'paid'
  | 'supervision'
  | 'opening'
  | 'outreach'
  | 'applications'
  | 'members'
  | 'dates'
  | 'roles'
  | 'letter'

export interface EssentialStep {
  readonly label: string
  readonly page: PlanPage
  /** The leaders have done their part; it is now someone else's turn, or a day that has to come. */
  readonly waiting: boolean
}

export type EssentialState = 'met' | 'missing' | 'at-risk' | 'not-applicable' | 'decided-otherwise'

export interface Finding {
  readonly state: EssentialState
  /** How it stands with this group, in a sentence. */
  readonly reason: string
  readonly step: EssentialStep | null
  /** Whose decision it is, where it is one. */
  readonly decision?: DecisionFacts
}

/** One thing that the guidance asks of a group, and how to see from the facts whether it is so. */
export interface EssentialRule {
  readonly name: string
  readonly title: string
  readonly heading: Heading
  /** The requirements of the guidance, R1 to R80 of the glossary's list. */
  readonly requirements: readonly string[]
  readonly weight: 'must' | 'should' | 'may'
  readonly mode: Mode | 'both'
  /** What is recommended and why, in our words. */
  readonly advice: string
  /** A recommendation without which there is no meeting all the same. */
  readonly neededToStart?: true
  /** A must is missing only where the group cannot meet without it; where it falls short otherwise it is at risk. */
  assess(facts: GroupFacts): Finding
}

export const met = (reason: string): Finding => ({ state: 'met', reason, step: null })

export const notApplicable = (reason: string): Finding => ({ state: 'not-applicable', reason, step: null })

export const missing = (reason: string, label: string, page: PlanPage): Finding => ({
  state: 'missing',
  reason,
  step: { label, page, waiting: false },
})

export const atRisk = (reason: string, label: string, page: PlanPage): Finding => ({
  state: 'at-risk',
  reason,
  step: { label, page, waiting: false },
})

/** Not there yet, and nothing for the leaders to do: the label says who is waited for. */
export const awaited = (reason: string, label: string, page: PlanPage): Finding => ({
  state: 'missing',
  reason,
  step: { label, page, waiting: true },
})

/** '1 member', '3 members' */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`
}
