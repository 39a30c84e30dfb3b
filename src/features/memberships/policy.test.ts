import { expect, test } from 'vitest'
import { canChangeOwnMembership, canNoteDates } from './policy.ts'

test.each([
  ['leader', false, true],
  ['member', true, false],
  ['office', false, false],
  [null, false, false],
] as const)('%s: their own place %s, the dates of others %s', (standing, own, dates) => {
  expect(canChangeOwnMembership({ standing })).toBe(own)
  expect(canNoteDates({ standing })).toBe(dates)
})
