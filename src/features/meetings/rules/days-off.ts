/** Why a group may not want to meet on some days. */
export interface DaysOff {
  readonly kind: 'holiday' | 'pause' | 'leave'
  readonly firstOn: Temporal.PlainDate
  readonly lastOn: Temporal.PlainDate
  /** 'Easter Monday', 'Summer break', 'Bruno Costa is on leave' */
  readonly name: string
}

/** A day of a term with what speaks against it. */
export interface MarkedDay {
  readonly on: Temporal.PlainDate
  readonly marks: readonly DaysOff[]
}

const { compare } = Temporal.PlainDate

/** What speaks against a day, in the order: the group's own pause, a holiday, somebody's leave. */
export function marksOf(on: Temporal.PlainDate, daysOff: readonly DaysOff[]): DaysOff[] {
  const order = ['pause', 'holiday', 'leave']
  return daysOff
    .filter(({ firstOn, lastOn }) => compare(firstOn, on) <= 0 && compare(on, lastOn) <= 0)
    .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
}

/** Whether a day is left out unless its leaders decide otherwise: a leader on leave may have a co-leader. */
export const isUsuallyLeftOut = (marks: readonly DaysOff[]): boolean =>
  marks.some(({ kind }) => kind !== 'leave')

/** What leaders have decided of the marked days they have seen; of any other day the usual holds. */
export interface Choices {
  readonly seen: ReadonlySet<string>
  readonly leftOut: ReadonlySet<string>
  /** Whatever speaks against a day: they meet. */
  readonly keepsAll?: boolean
}

export const noChoices: Choices = { seen: new Set(), leftOut: new Set() }
export const everyDay: Choices = { ...noChoices, keepsAll: true }

export function isLeftOut({ on, marks }: MarkedDay, { seen, leftOut, keepsAll }: Choices): boolean {
  if (marks.length === 0 || keepsAll) return false
  const day = on.toString()
  return seen.has(day) ? leftOut.has(day) : isUsuallyLeftOut(marks)
}
