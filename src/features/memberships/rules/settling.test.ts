import { expect, test } from 'vitest'
import { settling } from './settling.ts'

const days = ['2026-11-10', '2026-11-24', '2026-12-08'].map((day) => Temporal.PlainDate.from(day))

test('Carys has paid until the middle of November: two of her three meetings are open', () => {
  expect(settling(days, Temporal.PlainDate.from('2026-11-15'), 2000)).toEqual({
    unpaid: 2,
    openMinor: 4000,
    paidBeyond: false,
  })
})

test('nothing noted: all of it is open; no contribution agreed: no sum is said', () => {
  expect(settling(days, null, null)).toEqual({ unpaid: 3, openMinor: null, paidBeyond: false })
})

test('whoever has paid for a term that they do not stay for is remembered, too', () => {
  expect(settling(days, Temporal.PlainDate.from('2027-03-31'), 2000).paidBeyond).toBe(true)
})
