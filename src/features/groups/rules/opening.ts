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
  return assessRules(rules, facts).filter((one) => one.state === 'missing' && !isAskedFor(one, facts))
}

/** Applicants help to find the regular time while the group asks for it (R40): they read that it is still open. */
const isAskedFor = ({ rule }: Essential, { timesAnswered = null, frame }: GroupFacts): boolean =>
  rule.name === 'regular-time' &&
  timesAnswered !== null &&
  (frame.weekday === null || frame.startTime === null)

export function mayOpen(facts: GroupFacts): boolean {
  return missingToOpen(facts).length === 0
}
