import type { RecruitingStep } from '../../recruitment/rules/next-step.ts'
import type { NextThing } from './next-thing.ts'

/** Whoever has applied and heard nothing is written to first; after that it goes on as their page says. */
export function applicantFirst(
  { title, words, label }: RecruitingStep,
  { name, hasHeard, href }: { name: string; hasHeard: boolean; href: string },
): NextThing {
  if (hasHeard) return { title, why: words, label, href }
  return {
    title: `${name} has applied: write to them`,
    why: 'Say that you have read it, and agree on a time to talk.',
    label: 'Read the application',
    href,
  }
}
