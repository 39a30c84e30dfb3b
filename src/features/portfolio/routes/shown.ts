import { formatDateOnly } from '../../../shared/calendar.ts'
import { checkPath } from '../../certificates/rules/code.ts'
import { standingInWords } from '../../register/rules/standing.ts'
import type { HandedIn } from '../queries/portfolio.ts'
import type { PortfolioFacts } from '../rules/portfolio-facts.ts'
import { type Progress, progressOf } from '../rules/progress.ts'

/** The progress as it stood on the day of the facts. */
export const progressThen = (facts: PortfolioFacts): Progress[] =>
  progressOf(facts, Temporal.PlainDate.from(facts.on))

export const dayOf = (moment: Temporal.Instant, timeZone: string): string =>
  formatDateOnly(moment.toZonedDateTimeISO(timeZone).toPlainDate())

/** What the Council has answered, in a sentence; null while it has not. */
export function outcomeInWords({ decision, answeredAt }: HandedIn, timeZone: string): string | null {
  if (decision) return `${standingInWords(decision)}. Decided on ${dayOf(decision.decidedAt, timeZone)}.`
  return answeredAt ? `Not confirmed, on ${dayOf(answeredAt, timeZone)}.` : null
}

/** '/portfolio/check/k3m9q-2xd7f-h4trv-8wbnc' */
export const portfolioCheckPath = (code: string): string =>
  checkPath(code).replace('/certificates/check/', '/portfolio/check/')
