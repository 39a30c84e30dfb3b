import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMoney, formatMoneyRange, money, parseMoney, shareEqually } from './money.ts'

test('whole pounds are written without pence, invoices always with', () => {
  expect(formatMoney(money(1800, 'GBP'))).toBe('£18')
  expect(formatMoney(money(2250, 'EUR'))).toBe('€22.50')
  expect(formatMoney(money(1800, 'GBP'), { pence: 'always' })).toBe('£18.00')
  expect(formatMoneyRange(1500, 2500, 'GBP')).toBe('£15–£25')
})

test('amounts are read as people write them, never as a fraction of a penny', () => {
  expect(parseMoney('22.50')).toBe(2250)
  expect(parseMoney(' £ 22.5 ')).toBe(2250)
  expect(parseMoney('1,250')).toBe(125_000)
  for (const text of ['', '-1', '22.505', '1,25', '1e3', '£', 'free', '٣'])
    expect(parseMoney(text), text).toBeUndefined()
})

test('what is written is read back the same', () => {
  fc.assert(
    fc.property(fc.nat(100_000_000), (minor) => {
      expect(parseMoney(formatMoney(money(minor, 'GBP')))).toBe(minor)
    }),
  )
})

test('shares add up to the whole and differ by a penny at most', () => {
  expect(shareEqually(money(1000, 'GBP'), 3).map((share) => share.minor)).toEqual([334, 333, 333])
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 20 }), (minor, people) => {
      const shares = shareEqually(money(minor, 'GBP'), people).map((share) => share.minor)
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(minor)
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1)
    }),
  )
})
