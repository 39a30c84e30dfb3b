import { firstName } from '../../../shared/first-name.ts'
import { listed } from '../../../shared/listed.ts'
import type { Decision } from './decision.ts'

export interface LetterFacts {
  applicant: string
  group: string
  /** Who signs. */
  leaders: readonly string[]
  wasInterviewed: boolean
}

const middles: Record<Decision, (facts: LetterFacts) => string[]> = {
  offer: ({ group }) => [
    `We would be glad to have you in ${group}, and offer you a place.`,
    'Your page has the ground rules and what there is to pay. Please read them before you say yes; and if anything is unclear, ask us there.',
  ],
  waiting: ({ group }) => [
    `We would like to have you in ${group}, and at the moment every seat is taken. So we have put you on our waiting list.`,
    'Your page shows how many wait before you. You need do nothing, and can leave the list there whenever you like.',
  ],
  defer: ({ group }) => [
    `We cannot give you a yes or a no about ${group} yet, and would rather say so than leave you waiting without a word.`,
    'We shall come back to you by the day that stands with this letter. Your application stays as it is, and you need do nothing until then.',
  ],
  decline: ({ group }) => [
    `We are sorry that we cannot offer you a place in ${group}.`,
    'A circle has few seats, and whom it needs next depends on who sits in it already: this is no judgement on you or your work. We hope that you find another group; the society helps you look.',
  ],
}

/** A letter to begin with, in kind words and without reasons; its leaders change it before it goes. */
export function letterFor(decision: Decision, facts: LetterFacts): string {
  const thanks = facts.wasInterviewed
    ? 'Thank you for talking with us.'
    : 'Thank you for your application, and for your patience.'
  return [
    `Dear ${firstName(facts.applicant)},`,
    thanks,
    ...middles[decision](facts),
    `With kind regards\n${listed(facts.leaders)}`,
  ].join('\n\n')
}
