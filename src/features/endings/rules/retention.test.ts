import { expect, test } from 'vitest'
import { retentionOf } from './retention.ts'

test('applications go three months after the last day, all of it after a year, by the calendar', () => {
  const days = retentionOf(Temporal.PlainDate.from('2026-11-30')).map(({ on }) => on?.toString())
  expect(days).toContain('2027-02-28')
  expect(days.at(-1)).toBe('2027-11-30')
  expect(days[0]).toBe('now')
})
