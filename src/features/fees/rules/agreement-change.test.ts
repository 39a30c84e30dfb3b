import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comingOf, earliestChange } from './agreement-change.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-03')

describe('from when other terms may hold', () => {
  test('from tomorrow where nothing is paid ahead', () => {
    const open = { today, paidAhead: 'each-meeting', termEndsOn: day('2026-12-08'), paidUntil: null } as const
    expect(String(earliestChange(open))).toBe('2026-11-04')
  })
  test('after the term that is under way, and after the last day that somebody has paid for', () => {
    const byTerm = { today, paidAhead: 'term', termEndsOn: day('2026-12-08'), paidUntil: null } as const
    expect(String(earliestChange(byTerm))).toBe('2026-12-09')
    expect(String(earliestChange({ ...byTerm, paidUntil: day('2027-03-31') }))).toBe('2027-04-01')
    expect(String(earliestChange({ ...byTerm, termEndsOn: day('2026-10-01') }))).toBe('2026-11-04')
  })
})

test('what is announced comes in its order, and is what really holds then', () => {
  const agreement = fc.option(fc.integer({ min: -30, max: 30 }), { nil: null })
  fc.assert(
    fc.property(fc.array(agreement, { maxLength: 8 }), fc.integer({ min: 0, max: 40 }), (days, later) => {
      const newestFirst = days.map((away, place) => ({
        place,
        holdsFrom: away === null ? null : today.add({ days: away }),
      }))
      const holdsOn = (date: Temporal.PlainDate) =>
        newestFirst.find(({ holdsFrom }) => !holdsFrom || Temporal.PlainDate.compare(holdsFrom, date) <= 0)
      const coming = comingOf(newestFirst, today)
      const then = today.add({ days: later })
      const begun = coming.filter(
        ({ holdsFrom }) => holdsFrom && Temporal.PlainDate.compare(holdsFrom, then) <= 0,
      )
      expect(begun.at(-1) ?? holdsOn(today)).toEqual(holdsOn(then))
    }),
  )
})
