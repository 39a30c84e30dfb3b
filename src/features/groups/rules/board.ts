import type { EssentialRule } from './essential.ts'
import { assessEssentials, type Essential, type NextStep } from './essentials.ts'
import type { GroupFacts } from './group-facts.ts'
import { missingToOpen } from './opening.ts'
import { planAddress } from './plan-address.ts'

/** The plan as its page shows it: what is missing before the group can meet, in the order in which to do it. */
export function planBoard(groupId: string, facts: GroupFacts) {
  const essentials = assessEssentials(facts)
  const steps = eachOnce(essentials.nextSteps)
  const [next, ...later] = steps.map((step) => ({
    label: step.label,
    title: step.rule.title,
    reason: step.reason,
    advice: step.rule.advice,
    needed: isNeeded(step.rule),
    waiting: step.waiting,
    href: planAddress(groupId, step.page),
  }))
  const open = essentials.headings.flatMap((heading) => heading.essentials).filter(isOpen)
  return {
    canStart: essentials.canStart,
    needed: open.filter((one) => one.state === 'missing' && isNeeded(one.rule)).length,
    recommended: open.filter((one) => !isNeeded(one.rule)).length,
    next: next ?? null,
    later: later.slice(0, 4),
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
        step: one.step && { href: planAddress(groupId, one.step.page), label: one.step.label },
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

const isNeeded = (rule: EssentialRule) => rule.weight === 'must' || rule.neededToStart === true

const isOpen = ({ state }: Essential) => state === 'missing' || state === 'at-risk'

/** Two gaps that one visit to a page closes are one step. */
function eachOnce(steps: readonly NextStep[]): NextStep[] {
  return steps.filter(
    (step, at) => steps.findIndex(({ label, page }) => label === step.label && page === step.page) === at,
  )
}
