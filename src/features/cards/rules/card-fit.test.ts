import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isFollowed, thingOf } from './card-events.ts'
import { misfit, ourPart } from './card-fit.ts'

const asked = { amountMinor: 12_000, currency: 'GBP' }
const paid = (minor: number, currency = 'GBP') => ({ minor, currency })

test('a payment is booked only when amount and currency are those that were asked for', () => {
  expect(misfit(asked, paid(12_000), paid(12_000))).toBeNull()
  expect(misfit(asked, paid(11_999), paid(11_999))).toBe('amount-differs')
  expect(misfit(asked, paid(12_000), paid(12_001))).toBe('amount-differs')
  expect(misfit(asked, paid(12_000, 'EUR'), paid(12_000))).toBe('other-currency')
  expect(misfit(asked, paid(12_000), paid(12_000, 'EUR'))).toBe('other-currency')
})

test('of a payout only what we know is ours, whatever else is in it', () => {
  const part = fc.record({
    id: fc.string(),
    of: fc.option(fc.string()),
    netMinor: fc.integer({ min: -9999, max: 9999 }),
  })
  fc.assert(
    fc.property(fc.array(part), fc.array(fc.string()), (parts, others) => {
      const known = new Set([
        ...others,
        ...parts.flatMap(({ of }, nth) => (of !== null && nth % 2 ? [of] : [])),
      ])
      const { ourMinor, hasOthers } = ourPart(parts, known)
      const theirs = parts.filter(({ of }) => of === null || !known.has(of))
      const all = parts.reduce((sum, { netMinor }) => sum + netMinor, 0)
      expect(ourMinor + theirs.reduce((sum, { netMinor }) => sum + netMinor, 0)).toBe(all)
      expect(hasOthers).toBe(theirs.length > 0)
    }),
  )
})

test('what the card company tells is followed where it may change the books, by what its id is of', () => {
  expect(['payout.paid', 'customer.created'].map(isFollowed)).toEqual([true, false])
  expect(['cs_test_a', 'ch_1', 'py_1', 're_1', 'po_1', 'cus_1', '', '__proto__'].map(thingOf)).toEqual([
    'session',
    'charge',
    'charge',
    'refund',
    'payout',
    null,
    null,
    null,
  ])
})
