import { daysOf, longestTermDays } from '../../../shared/rhythm.ts'
import { type Choices, type DaysOff, isLeftOut, type MarkedDay, marksOf } from './days-off.ts'
import { type TermDate, type TermPlan, termDates, termDays } from './term.ts'

/** A term as it is shown before it is made. */
export interface PlannedTerm {
  /** In order, what is left out among them. */
  days: (MarkedDay & { isLeftOut: boolean; meeting: TermDate | null })[]
  dates: TermDate[]
}

/** The term's dates with what speaks against each, as the leaders decided or as is usual. */
export function plannedTerm(
  plan: Omit<TermPlan, 'without'>,
  daysOff: readonly DaysOff[],
  choices: Choices,
): PlannedTerm {
  const without: Temporal.PlainDate[] = []
  // Nobody knows of leave or pauses further ahead.
  for (const on of daysOf(plan.weekday, plan.rhythm, plan.firstOn)) {
    if (plan.firstOn.until(on).days > longestTermDays) break
    if (isLeftOut({ on, marks: marksOf(on, daysOff) }, choices)) without.push(on)
  }
  const whole = { ...plan, without }
  const dates = termDates(whole)
  const days = termDays(whole).map((day) => ({
    ...day,
    marks: marksOf(day.on, daysOff),
    meeting: dates.find(({ localDate }) => localDate.equals(day.on)) ?? null,
  }))
  return { days, dates }
}

/** What is known of a term's dates before somebody looks: equal words, equal dates. */
export const datesInOneLine = (dates: readonly TermDate[]): string =>
  dates.map(({ localDate }) => localDate.toString()).join(' ')
