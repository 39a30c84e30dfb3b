import { expect, test } from 'vitest'
import { inSum } from './measure-relay.ts'

test('of what was sent by the relay, what has not arrived and what came far too late counts as lost', () => {
  const calm = Array.from({ length: 100 }, () => 40)
  expect(inSum(calm, 100)).toEqual({ delayMs: 40, late: 0 })
  expect(inSum(calm.slice(0, 90), 100)?.late).toBeCloseTo(0.1)
  expect(inSum([...calm.slice(0, 95), 400, 400, 400, 400, 400], 100)?.late).toBeCloseTo(0.05)
  // A slow line is slow, and loses nothing.
  expect(
    inSum(
      calm.map((delay) => delay + 600),
      100,
    ),
  ).toEqual({ delayMs: 640, late: 0 })
})

test('a relay by which nothing arrives is out of reach', () => {
  expect(inSum([], 100)).toBeNull()
})
