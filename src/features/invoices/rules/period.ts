import type { PaidAhead } from '../../fees/rules/contribution.ts'

type Day = Temporal.PlainDate

export interface Period {
  readonly fromOn: Day
  readonly toOn: Day
}

/**
 * Which meetings are paid for next, as the group agreed (R71): from the first that nobody has been charged for.
 * @param open days of meetings that are on no invoice yet, with the term each belongs to, the earliest first
 * @param months how many, where the group pays some months ahead
 */
export function nextPeriod(
  open: readonly { on: Day; termId: string }[],
  paidAhead: PaidAhead,
  months: number,
): Period | null {
  const [first] = open
  if (!first) return null
  const within = open.filter(({ on, termId }) => {
    if (paidAhead === 'each-meeting') return on.equals(first.on)
    if (paidAhead === 'term') return termId === first.termId
    return Temporal.PlainDate.compare(on, first.on.add({ months: paidAhead === 'year' ? 12 : months })) < 0
  })
  return { fromOn: first.on, toOn: within.at(-1)?.on ?? first.on }
}
