import { assessRules, type Essential, essentialRules } from './essentials.ts'
import type { GroupFacts } from './group-facts.ts'

/** What an applicant has a right to know before applying: who leads, where, when, what for, what it costs. */
const neededToOpen = [
  'a-leader',
  'area',
  'who-it-is-for',
  'regular-time',
  'aims',
  'ground-rules',
  'contribution',
]

const rules = essentialRules.filter((rule) => neededToOpen.includes(rule.name))

/** What is still to be settled before applicants are let in; empty when the group may open. */
export function missingToOpen(facts: GroupFacts): Essential[] {
  return assessRules(rules, facts).filter((one) => one.state === 'missing')
}

export function mayOpen(facts: GroupFacts): boolean {
  return missingToOpen(facts).length === 0
}
