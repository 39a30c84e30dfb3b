import { expect, test } from 'vitest'
import { lateness } from './lateness.ts'

test('of small messages, what has not arrived and what came far too late counts as lost', () => {
  const calm = Array.from({ length: 100 }, () => 40)
  expect(lateness(calm, 100)).toEqual({ delayMs: 40, late: 0 })
  expect(lateness(calm.slice(0, 90), 100)?.late).toBeCloseTo(0.1)
  expect(lateness([...calm.slice(0, 95), 400, 400, 400, 400, 400], 100)?.late).toBeCloseTo(0.05)
  // A slow line is slow, and loses nothing.
  expect(
    lateness(
      calm.map((delay) => delay + 600),
      100,
    ),
  ).toEqual({ delayMs: 640, late: 0 })
})

test('where nothing arrives there is nothing to say of delays', () => {
  expect(lateness([], 100)).toBeNull()
})
