import type { EssentialRule } from './essential.ts'
import { assessEssentials, type NextStep } from './essentials.ts'
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
  }))
  const [next, ...later] = steps.filter(({ waiting }) => !waiting)
  return {
    canStart: essentials.canStart,
    /** It need not be told how to begin any more. */
    meets: facts.meetingsHeld > 0,
    needed: steps.filter(({ needed }) => needed).length,
    recommended: steps.filter(({ needed }) => !needed).length,
    /** What the one who looks can do now; null when it is others' turn, or nothing is left. */
    next: next ?? null,
    later,
    waiting: steps.filter(({ waiting }) => waiting),
    headings: essentials.headings.map(({ heading, title, state, essentials: ofHeading }) => ({
      name: heading,
      title,
      state,
      items: ofHeading.map((one) => ({
        name: one.rule.name,
        title: one.rule.title,
        state: one.state,
        reason: one.reason,
        advice: one.rule.advice,
        needed: isNeeded(one.rule),
        // The opening has its place on the plan's own page: it is not offered in every line beside.
        step:
          one.step && one.step.page !== 'opening'
            ? { href: planAddress(groupId, one.step.page), label: one.step.label }
            : null,
      })),
    })),
    missingToOpen: missingToOpen(facts).map(({ rule, step }) => ({
      title: rule.title,
      label: step?.label ?? rule.title,
      href: planAddress(groupId, step?.page ?? 'frame'),
    })),
  }
}

export type PlanBoard = ReturnType<typeof planBoard>

export type PlanStep = PlanBoard['waiting'][number]

const isNeeded = (rule: EssentialRule) => rule.weight === 'must' || rule.neededToStart === true

/** Two gaps that one visit to a page closes are one step. */
function eachOnce(steps: readonly NextStep[]): NextStep[] {
  return steps.filter(
    (step, at) => steps.findIndex(({ label, page }) => label === step.label && page === step.page) === at,
  )
}
