import {
  type EssentialRule,
  type EssentialState,
  type EssentialStep,
  type Finding,
  type Heading,
  headings,
} from './essential.ts'
import { gettingStartedRules } from './essentials/getting-started.ts'
import { leaderRules } from './essentials/leaders.ts'
import { memberRules } from './essentials/members.ts'
import { moneyRules } from './essentials/money.ts'
import { onlineRules } from './essentials/online.ts'
import { placeRules } from './essentials/place.ts'
import { supervisionRules } from './essentials/supervision.ts'
import type { GroupFacts } from './group-facts.ts'

/** Everything the guidance asks of a group, one rule a row. */
export const essentialRules: readonly EssentialRule[] = [
  ...memberRules,
  ...leaderRules,
  ...placeRules,
  ...supervisionRules,
  ...gettingStartedRules,
  ...onlineRules,
  ...moneyRules,
]

/** A rule as it stands with one group. */
export interface Essential extends Finding {
  readonly rule: EssentialRule
}

export interface EssentialHeading {
  readonly heading: Heading
  readonly title: string
  /** The worst of its essentials; 'met' where nothing is left to do. */
  readonly state: 'met' | 'at-risk' | 'missing'
  readonly essentials: readonly Essential[]
}

/** A step that closes a gap, with what it is about. */
export interface NextStep extends EssentialStep {
  readonly rule: EssentialRule
  readonly reason: string
  /** The group cannot meet without it. */
  readonly needed: boolean
  /** Its turn comes before the opening, with what is needed. */
  readonly early: boolean
}

export interface Essentials {
  readonly headings: readonly EssentialHeading[]
  /** The most useful first. */
  readonly nextSteps: readonly NextStep[]
  readonly canStart: boolean
}

const headingTitles: Readonly<Record<Heading, string>> = {
  members: 'Members',
  leaders: 'Leaders',
  place: 'Place',
  supervision: 'Supervision',
  'getting-started': 'Getting started',
  online: 'Starting online',
  money: 'Money',
}

/** How it stands with a group, computed from its facts alone. */
export function assessEssentials(facts: GroupFacts): Essentials {
  const essentials = assessRules(essentialRules, facts)
  return {
    headings: headings
      .map((heading) => underHeading(heading, facts.mode, essentials))
      .filter((heading) => heading.essentials.length > 0),
    nextSteps: nextSteps(essentials, facts),
    canStart: essentials.every((one) => !isNeeded(one.rule) || one.state !== 'missing'),
  }
}

export function assessRules(rules: readonly EssentialRule[], facts: GroupFacts): Essential[] {
  return rules
    .filter((rule) => rule.mode === 'both' || rule.mode === facts.mode)
    .map((rule) => ({ rule, ...decided(rule, rule.assess(facts), facts) }))
}

/** Leaders may decide against advice, with a reason; against what a group cannot do without they may not. */
function decided(rule: EssentialRule, finding: Finding, { decidedOtherwise, isEnding }: GroupFacts): Finding {
  // What comes to its end is asked for nothing more.
  if (isEnding && isOpenGap(finding)) {
    return { state: 'not-applicable', reason: 'The group comes to its end.', step: null }
  }
  const decision = decidedOtherwise?.[rule.name]
  if (!decision || !mayBeDecided(rule) || !isOpenGap(finding)) return finding
  return { state: 'decided-otherwise', reason: decision.reason, step: null, decision }
}

/** Against a [should]; what is only possible is nobody's to refuse, and a [must] holds. */
export const mayBeDecided = ({ weight }: Pick<EssentialRule, 'weight'>): boolean => weight === 'should'

export const isOpenGap = ({ state }: Pick<Finding, 'state'>): boolean =>
  state === 'missing' || state === 'at-risk'

/** The group cannot meet while this is missing. */
export const isNeeded = ({
  weight,
  neededToStart,
}: Pick<EssentialRule, 'weight' | 'neededToStart'>): boolean => weight === 'must' || neededToStart === true

function underHeading(
  heading: Heading,
  mode: GroupFacts['mode'],
  all: readonly Essential[],
): EssentialHeading {
  const essentials = all.filter((one) => one.rule.heading === heading)
  const has = (state: EssentialState) => essentials.some((one) => one.state === state)
  return {
    heading,
    title: heading === 'place' && mode === 'online' ? 'Screen' : headingTitles[heading],
    state: has('missing') ? 'missing' : has('at-risk') ? 'at-risk' : 'met',
    essentials,
  }
}

/** The order in which a group usually comes about. A rule that is not named here comes last. */
const usualOrder = [
  'a-leader',
  'name',
  'two-leaders',
  'two-leaders-online',
  'member-experience',
  'leaders-planned',
  'area',
  'regular-time',
  'length-and-rhythm',
  'who-it-is-for',
  'way-in',
  'room',
  'room-fits-the-circle',
  'room-undisturbed',
  'room-for-all-dates',
  'aims',
  'ground-rules',
  'contribution',
  'reaching-the-leaders',
  'enough-members',
  'dates-ahead',
  'roles',
  'members-agreed',
  'interviews',
  'recruiting',
  'organisations-asked',
  'flier-sent',
  'introductions',
  'preparatory-letter',
  'planned-for-strangers',
  'good-connection',
  'computers',
  'everyone-in-sight',
  'committed',
  'costs-covered',
  'supervision',
  'how-meetings-run',
  'pre-meeting',
  'debrief',
  'leaders-speak-openly',
  'sign-for-speaking',
]

/**
 * What the group cannot meet without comes first, in the order in which a group comes about; then advice; what
 * waits for somebody else comes last.
 */
function nextSteps(essentials: readonly Essential[], facts: GroupFacts): NextStep[] {
  return essentials
    .flatMap(({ rule, reason, step, state }) => (step ? [{ ...step, rule, reason, state }] : []))
    .map((step) => ({ step, rank: [rankOf(step, facts), place(step.rule)] as const }))
    .sort((one, other) => one.rank[0] - other.rank[0] || one.rank[1] - other.rank[1])
    .map(({ step: { state, ...step } }) => ({
      ...step,
      needed: isNeeded(step.rule) && state === 'missing',
      early: isBeforeOpening(step.rule, facts),
    }))
}

type Gap = EssentialStep & { state: EssentialState; rule: EssentialRule }

function rankOf({ waiting, state, rule }: Gap, facts: GroupFacts): number {
  if (waiting) return 4
  return (isNeeded(rule) || isBeforeOpening(rule, facts) ? 0 : 2) + (state === 'missing' ? 0 : 1)
}

/** Advice that comes too late once people apply; until then it stands among what is needed. */
function isBeforeOpening({ name }: EssentialRule, { opened, leadersMetOn, ...facts }: GroupFacts): boolean {
  if (opened) return false
  if (name === 'two-leaders' || name === 'two-leaders-online') {
    // Whoever has asked somebody, or has talked the plan through alone, has thought about a second leader.
    return facts.leaders.length < 2 && !facts.secondLeaderSought && leadersMetOn === null
  }
  return name === 'name' || name === 'who-it-is-for'
}

function place(rule: EssentialRule): number {
  const at = usualOrder.indexOf(rule.name)
  return at === -1 ? usualOrder.length : at
}
