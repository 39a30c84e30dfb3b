import fc from 'fast-check'
import { expect, test } from 'vitest'
import { credited, mostToCredit } from './correction.ts'

const paid = { totalMinor: 10_000, creditedMinor: 0, writtenOffMinor: 0, openMinor: 0 }

test('a credit makes an unpaid invoice smaller; of a paid one it is owed back', () => {
  expect(credited({ ...paid, openMinor: 10_000 }, 2000)).toEqual({
    offInvoiceMinor: 2000,
    toTheirCreditMinor: 0,
    openAfterMinor: 8000,
  })
  expect(credited(paid, 2000)).toMatchObject({ offInvoiceMinor: 0, toTheirCreditMinor: 2000 })
  expect(credited({ ...paid, openMinor: 500 }, 2000)).toMatchObject({
    offInvoiceMinor: 500,
    toTheirCreditMinor: 1500,
  })
})

test('never more is taken off than was asked for, and nothing is lost on the way', () => {
  expect(credited({ ...paid, creditedMinor: 9000 }, 2000)).toBeNull()
  expect(credited(paid, 0)).toBeNull()
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(10_000), fc.nat(12_000), (credit, open, amountMinor) => {
      const standing = { ...paid, creditedMinor: credit, openMinor: Math.min(open, 10_000 - credit) }
      const outcome = credited(standing, amountMinor)
      expect(outcome !== null).toBe(amountMinor > 0 && amountMinor <= mostToCredit(standing))
      if (!outcome) return
      expect(outcome.offInvoiceMinor + outcome.toTheirCreditMinor).toBe(amountMinor)
      expect(outcome.openAfterMinor).toBeGreaterThanOrEqual(0)
    }),
  )
})
