import type { PaidAhead } from './contribution.ts'

export interface PeriodUnderWay {
  /** The day it is in the group's time zone. */
  readonly today: Temporal.PlainDate
  readonly paidAhead: PaidAhead
  /** The last day of the term that is under way; null between terms. */
  readonly termEndsOn: Temporal.PlainDate | null
  /** The latest day up to which somebody has paid. */
  readonly paidUntil: Temporal.PlainDate | null
}

/**
 * The first day from which other terms may hold for people who have a place or are offered one: after the period that
 * they are in, and after all that somebody has paid for already.
 */
export function earliestChange({
  today,
  paidAhead,
  termEndsOn,
  paidUntil,
}: PeriodUnderWay): Temporal.PlainDate {
  const over = [today, paidUntil, paidAhead === 'term' ? termEndsOn : null].filter((day) => day !== null)
  return over.toSorted(Temporal.PlainDate.compare).at(-1)?.add({ days: 1 }) ?? today
}

/** A change that is further away is not agreed yet. */
export const latestChange = (today: Temporal.PlainDate): Temporal.PlainDate => today.add({ years: 2 })

/** Of several that are announced, those that will really hold: agreed anew for an earlier day, a later one falls away. */
export function comingOf<T extends { readonly holdsFrom: Temporal.PlainDate | null }>(
  newestFirst: readonly T[],
  today: Temporal.PlainDate,
): T[] {
  const coming: T[] = []
  for (const one of newestFirst) {
    if (one.holdsFrom === null || Temporal.PlainDate.compare(one.holdsFrom, today) <= 0) break
    const next = coming[0]?.holdsFrom
    if (!next || Temporal.PlainDate.compare(one.holdsFrom, next) < 0) coming.unshift(one)
  }
  return coming
}
