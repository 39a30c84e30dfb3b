import { kindIn } from '../../../../shared/enquiry-kinds.ts'
import { formatMoney, money } from '../../../../shared/money.ts'
import type { CertificateFacts } from '../../../certificates/rules/certificate-facts.ts'
import { certificateInWords } from '../../../certificates/rules/certificate-words.ts'
import { readDetails } from '../../../enquiries/rules/details.ts'
import { detailsInWords } from '../../../enquiries/rules/details-in-words.ts'
import { type GroupPlan, groupPlan } from '../../../groups/rules/plan.ts'
import { readAnswers } from '../../../groups/rules/planning/answers.ts'
import { planningQuestions, saidInWords } from '../../../groups/rules/planning/questions.ts'
import type { PortfolioFacts } from '../../../portfolio/rules/portfolio-facts.ts'
import { portfolioInWords } from '../../../portfolio/rules/portfolio-words.ts'
import type { InWords } from '../held-kind.ts'
import { asWords } from './words.ts'

// What is kept as a whole in one column, in lines as its own pages word it.

const lines = (
  said: readonly (readonly [label: string, words: string | number | false | null | undefined])[],
) =>
  said
    .filter(([, words]) => words !== undefined && words !== null && words !== false && words !== '')
    .map(([label, words]) => `${label}: ${words}`)
    .join('\n')

/** Of an enquiry: what its kind asked besides. */
export const enquiryDetails: InWords = (value, row) => {
  const kind = kindIn(row.kind)
  const details = kind && readDetails(kind, value)
  return details ? lines(detailsInWords(details)) : null
}

const yes = (flag: boolean) => (flag ? 'yes' : 'no')
const minutes = (count: number) => `${count} minutes`

/** The plan that a visitor tried out. */
export const trialPlan: InWords = (value) => {
  const read = groupPlan.safeParse(value)
  return read.success ? lines(planLines(read.data)) : null
}

function planLines(plan: GroupPlan): (readonly [string, string | number])[] {
  const sum = (minor: number) => formatMoney(money(minor, 'GBP'))
  return [
    ['Meeting', String(asWords(plan.route, {}, { timeZone: 'UTC' }))],
    ['Professions', plan.professions.join(', ')],
    ['Leaders', plan.leaders],
    ['Leaders were members of a group', yes(plan.leadersWereMembers)],
    ['One is accredited', yes(plan.oneAccredited)],
    ['One has psychodynamic training', yes(plan.onePsychodynamic)],
    ['Leaders who are paid', plan.paidLeaders],
    ['A leader’s fee for an hour', sum(plan.leaderFeePerHourMinor)],
    ['Paid before a meeting', minutes(plan.paidPreMeetingMinutes)],
    ['Paid after a meeting', minutes(plan.paidDebriefMinutes)],
    ['People who would join', plan.interestedMembers],
    ['Members expected', plan.expectedMembers],
    ['A meeting lasts', minutes(plan.meetingMinutes)],
    ['Weeks from one to the next', plan.everyWeeks],
    ['There is a room', yes(plan.hasRoom)],
    ['The room, for a meeting', sum(plan.roomPerSessionMinor)],
    ['Supervision', yes(plan.supervision)],
    ['Supervision, for a meeting', sum(plan.supervisionPerSessionMinor)],
    ['Settled', plan.settled.map((thing) => thing.replaceAll('-', ' ')).join(', ')],
  ]
}

/** What leaders are asked in a room and on a screen, each once. */
const planningAsked = [
  ...new Map(
    (['face-to-face', 'online'] as const)
      .flatMap((mode) => planningQuestions({ mode, alone: false }))
      .map((question) => [question.name, question]),
  ).values(),
]

/** A leader's answers in the planning. */
export const planningAnswers: InWords = (value) =>
  lines(saidInWords(planningAsked, readAnswers(value)).map(({ title, words }) => [title, words] as const))

/** What certificate_facts() or portfolio_facts() wrote, and nobody changes; what another program kept otherwise is not said. */
const hasLists = (value: unknown, lists: readonly string[]): value is object =>
  typeof value === 'object' &&
  value !== null &&
  lists.every((list) => Array.isArray(Reflect.get(value, list)))

const isCertificate = (value: unknown): value is CertificateFacts =>
  hasLists(value, ['meetings', 'leaders']) && 'timeZone' in value

const isPortfolio = (value: unknown): value is PortfolioFacts =>
  hasLists(value, ['months', 'supervision', 'entries']) && 'on' in value

/** What stands on a certificate. */
export const certificateFacts: InWords = (value) => {
  if (!isCertificate(value)) return null
  const { title, statement, hours, details } = certificateInWords(value)
  return lines([
    [title, statement],
    ['Hours', hours],
    ...details.map(({ what, words }) => [what, words] as const),
  ])
}

/** What stood in a portfolio that was handed in. */
export const portfolioFacts: InWords = (value) => {
  if (!isPortfolio(value)) return null
  const said = portfolioInWords(value, [])
  return lines([
    ['Counted on', said.countedOn],
    ['Criteria', said.criteria],
    ...said.details.map(({ what, words }) => [what, words] as const),
    ...said.entries.map(({ title, words }) => [title, words] as const),
  ])
}
