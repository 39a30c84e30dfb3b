import { assessRules, type Essential, essentialRules } from './essentials.ts'
import type { GroupFacts } from './group-facts.ts'

/** One essential as it stands with a group; undefined where there is none of that name for it. */
export function oneEssential(name: string, facts: GroupFacts): Essential | undefined {
  return assessRules(
    essentialRules.filter((rule) => rule.name === name),
    facts,
  )[0]
}
