import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueInstalments, instalmentsOf, overdue } from './instalments.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test('£100 in three: the first carries the odd penny; a month apart, also at the end of one', () => {
  expect(
    instalmentsOf(10_000, 3, day('2027-01-31')).map(({ amountMinor, dueOn }) => [amountMinor, `${dueOn}`]),
  ).toEqual([
    [3334, '2027-01-31'],
    [3333, '2027-02-28'],
    [3333, '2027-03-31'],
  ])
  expect(instalmentsOf(0, 3, day('2027-01-31'))).toEqual([])
  expect(instalmentsOf(2, 5, day('2027-01-31'))).toHaveLength(2)
})

test('instalments add up to the whole, and so does what is open of them', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500_000 }),
      fc.integer({ min: 1, max: 12 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (total, parts, share) => {
        const made = instalmentsOf(total, parts, day('2027-01-15'))
        const amounts = made.map(({ amountMinor }) => amountMinor)
        expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(total)
        expect(Math.max(...amounts) - Math.min(...amounts)).toBeLessThanOrEqual(1)
        expect(Math.min(...amounts)).toBeGreaterThan(0)
        const open = Math.round(total * share)
        const due = dueInstalments(made, open, day('2027-03-16'))
        expect(due.reduce((sum, { openMinor }) => sum + openMinor, 0)).toBe(open)
        // The earliest are covered first: after one that is open nothing is covered.
        const firstOpen = due.findIndex(({ openMinor }) => openMinor > 0)
        expect(
          due.slice(firstOpen + 1).every((each) => firstOpen < 0 || each.openMinor === each.amountMinor),
        ).toBe(true)
      },
    ),
  )
})

test('an instalment is overdue from the day after it was due', () => {
  const made = instalmentsOf(9000, 3, day('2027-01-15'))
  const late = (today: string, open = 9000) => overdue(dueInstalments(made, open, day(today)))
  expect(late('2027-01-15')).toBeNull()
  expect(late('2027-01-16')).toEqual({ minor: 3000, since: day('2027-01-15') })
  expect(late('2027-02-16', 5000)).toEqual({ minor: 2000, since: day('2027-02-15') })
  expect(late('2028-01-01', 0)).toBeNull()
})
