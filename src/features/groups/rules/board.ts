import { formatDateOnly } from '../../../shared/calendar.ts'
import type { EssentialState } from './essential.ts'
import {
  assessEssentials,
  type Essential,
  type EssentialHeading,
  isNeeded,
  isOpenGap,
  mayBeDecided,
  type NextStep,
} from './essentials.ts'
import type { GroupFacts } from './group-facts.ts'
import { missingToOpen } from './opening.ts'
import { planAddress } from './plan-address.ts'

/** The plan as its page shows it: what is missing before the group can meet, in the order in which to do it. */
export function planBoard(groupId: string, facts: GroupFacts) {
  const essentials = assessEssentials(facts)
  const steps = eachOnce(essentials.nextSteps).map((step) => ({
    label: step.label,
    title: step.rule.title,
    reason: step.reason,
    advice: step.rule.advice,
    needed: step.needed,
    early: step.early,
    page: step.page,
    waiting: step.waiting,
    href: planAddress(groupId, step.page),
    heading: step.rule.heading,
  }))
  const [next, ...later] = steps.filter(({ waiting }) => !waiting)
  return {
    canStart: essentials.canStart,
    isEnding: facts.isEnding === true,
    /** It need not be told how to begin any more. */
    meets: facts.meetingsHeld > 0,
    needed: steps.filter(({ needed }) => needed).length,
    recommended: steps.filter(({ needed }) => !needed).length,
    /** What the one who looks can do now; null when it is others' turn, or nothing is left. */
    next: next ?? null,
    later,
    waiting: steps.filter(({ waiting }) => waiting),
    /** What is open stands first; the guidance's own order otherwise. */
    headings: shownHeadings(groupId, essentials.headings, next?.heading),
    counts: counts(essentials.headings.flatMap((heading) => heading.essentials)),
    missingToOpen: missingToOpen(facts).map(({ rule, step }) => ({
      title: rule.title,
      label: step?.label ?? rule.title,
      href: planAddress(groupId, step?.page ?? 'frame'),
    })),
  }
}

export type PlanBoard = ReturnType<typeof planBoard>

export type PlanStep = PlanBoard['waiting'][number]

function shownHeadings(groupId: string, headings: readonly EssentialHeading[], next: string | undefined) {
  const shown = headings
    .map(({ heading, title, state, essentials }) => ({
      name: heading,
      title,
      state,
      counts: counts(essentials),
      items: essentials.map((one) => shownItem(groupId, one)),
    }))
    .sort((one, other) => urgency(one.items) - urgency(other.items))
  const isNeeded = ({ items }: (typeof shown)[number]) => items.some(({ needed }) => needed)
  const ofNext = shown.find(({ name }) => name === next)
  const unfolded = ofNext && isNeeded(ofNext) ? ofNext : (shown.find(isNeeded) ?? ofNext)
  /** One stands open: where the next thing is that the group cannot meet without, else the next step. */
  return shown.map((heading) => ({ ...heading, isUnfolded: heading === unfolded }))
}

/** One line of the board; its own page says the same. */
export function shownItem(groupId: string, essential: Essential) {
  const { rule, state, reason, step, decision } = essential
  const isOpen = isOpenGap(essential)
  return {
    name: rule.name,
    title: rule.title,
    state,
    reason,
    advice: rule.advice,
    needed: isNeeded(rule) && state === 'missing',
    href: essentialAddress(groupId, rule.name),
    // The opening has its place on the plan's own page: it is not offered in every line beside.
    step:
      step && step.page !== 'opening' ? { href: planAddress(groupId, step.page), label: step.label } : null,
    /** Where leaders say that they do it otherwise. */
    decide: isOpen && mayBeDecided(rule) ? essentialAddress(groupId, rule.name) : null,
    decided: decision
      ? {
          who: `${decision.by ?? 'A leader who has left'}, ${formatDateOnly(decision.on)}`,
          thinkAgain: `${essentialAddress(groupId, rule.name)}/decision/ending`,
        }
      : null,
  }
}

const essentialAddress = (groupId: string, rule: string): string => `/groups/${groupId}/essentials/${rule}`

function counts(essentials: readonly Essential[]) {
  const of = (state: EssentialState) => essentials.filter((one) => one.state === state).length
  return { met: of('met'), missing: of('missing'), atRisk: of('at-risk'), decided: of('decided-otherwise') }
}

function urgency(items: readonly { needed: boolean; state: EssentialState }[]): number {
  if (items.some(({ needed }) => needed)) return 0
  if (items.some(({ state }) => state === 'missing')) return 1
  return items.some(isOpenGap) ? 2 : 3
}

/** Two gaps that one visit to a page closes are one step. */
function eachOnce(steps: readonly NextStep[]): NextStep[] {
  return steps.filter(
    (step, at) => steps.findIndex(({ label, page }) => label === step.label && page === step.page) === at,
  )
}
