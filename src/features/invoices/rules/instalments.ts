import { money, shareEqually } from '../../../shared/money.ts'

type Day = Temporal.PlainDate

export interface Instalment {
  readonly position: number
  readonly dueOn: Day
  readonly amountMinor: number
}

/**
 * A sum in so many parts, a month apart. They add up to the whole: where it cannot be shared evenly, the first ones are
 * a penny or a cent more. None is of nothing.
 */
export function instalmentsOf(totalMinor: number, parts: number, firstDueOn: Day): Instalment[] {
  if (totalMinor <= 0) return []
  const count = Math.max(1, Math.min(parts, totalMinor))
  return shareEqually(money(totalMinor, 'GBP'), count).map(({ minor }, place) => ({
    position: place + 1,
    dueOn: firstDueOn.add({ months: place }),
    amountMinor: minor,
  }))
}

export interface DueInstalment extends Instalment {
  /** What of it is still to come. */
  readonly openMinor: number
  readonly state: 'settled' | 'to-come' | 'overdue'
}

/** What has come in, or was taken off, counts for the earliest ones first. */
export function dueInstalments(
  instalments: readonly Instalment[],
  openMinor: number,
  today: Day,
): DueInstalment[] {
  let left = instalments.reduce((sum, { amountMinor }) => sum + amountMinor, 0) - openMinor
  return instalments.map((instalment) => {
    const covered = Math.max(0, Math.min(left, instalment.amountMinor))
    left -= covered
    const open = instalment.amountMinor - covered
    const isPast = Temporal.PlainDate.compare(instalment.dueOn, today) < 0
    return { ...instalment, openMinor: open, state: open === 0 ? 'settled' : isPast ? 'overdue' : 'to-come' }
  })
}

/** What is to be paid by now, and since when. */
export function overdue(instalments: readonly DueInstalment[]): { minor: number; since: Day } | null {
  const late = instalments.filter(({ state }) => state === 'overdue')
  const [first] = late
  return first ? { minor: late.reduce((sum, { openMinor }) => sum + openMinor, 0), since: first.dueOn } : null
}
