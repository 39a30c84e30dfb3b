import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate, putRight, sumOf, takenOff } from './allocation.ts'

const wanting = fc.array(
  fc.record({ invoiceId: fc.uuid(), openMinor: fc.integer({ min: -100, max: 50_000 }) }),
  {
    maxLength: 6,
  },
)

test('an amount is put to invoices to the penny, never more than they want, and what is over is kept', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200_000 }), wanting, (amount, invoices) => {
      const { putTo, keptMinor } = allocate(amount, invoices)
      expect(putTo.reduce((sum, one) => sum + one.amountMinor, keptMinor)).toBe(amount)
      expect(keptMinor).toBeGreaterThanOrEqual(0)
      for (const [nth, one] of putTo.entries()) {
        expect(one.amountMinor).toBeGreaterThan(0)
        const open = invoices
          .filter(({ invoiceId }) => invoiceId === one.invoiceId)
          .map(({ openMinor }) => openMinor)
        expect(one.amountMinor).toBeLessThanOrEqual(Math.max(...open))
        if (nth < putTo.length - 1) expect(open).toContain(one.amountMinor)
      }
    }),
  )
})

test('what is taken off comes from the invoice that got money last', () => {
  const paid = [
    { invoiceId: 'new', paidMinor: 300 },
    { invoiceId: 'old', paidMinor: 500 },
  ]
  expect(takenOff(400, paid)).toEqual([
    { invoiceId: 'new', amountMinor: 300 },
    { invoiceId: 'old', amountMinor: 100 },
  ])
  expect(takenOff(900, paid)).toBeNull()
})

test('after a payment is undone nothing that was never there is left anywhere: not kept, not in an invoice', () => {
  const parts = fc.array(fc.integer({ min: -5_000, max: 5_000 }), { maxLength: 5 })
  fc.assert(
    fc.property(fc.integer({ min: -10_000, max: 10_000 }), parts, (keptMinor, each) => {
      const paid = each.map((paidMinor, place) => ({ invoiceId: `${place}`, paidMinor }))
      const whole = each.reduce((sum, minor) => sum + minor, keptMinor)
      const put = putRight(keptMinor, paid)
      // What came, less what went: below nothing, somebody was given back what was not there.
      expect(put === null).toBe(whole < 0)
      if (!put) return
      expect(keptMinor - sumOf(put)).toBeGreaterThanOrEqual(0)
      for (const { invoiceId, paidMinor } of paid) {
        const after = paidMinor + sumOf(put.filter((one) => one.invoiceId === invoiceId))
        expect(after).toBeGreaterThanOrEqual(0)
        expect(after).toBeLessThanOrEqual(Math.max(0, paidMinor))
      }
    }),
  )
})
