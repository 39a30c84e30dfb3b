import { expect, test } from 'vitest'
import { targets, underFire } from '../support/siege/under-fire.ts'

// The large one, with 200 kills, is `npm run bench -- crashes`.
test('processes and PostgreSQL are killed ten times while people write: what was acknowledged is there, once, and its letter too', async () => {
  const fire = await underFire({ kills: 10 })
  expect(fire.findings).toEqual([])
  expect(targets.filter((target) => fire.kills[target] === 0)).toEqual([])
  expect(fire.enquiries).toBeGreaterThan(10)
  expect(fire.payments).toBeGreaterThan(3)
  expect(fire.letters).toBeGreaterThanOrEqual(fire.enquiries)
}, 300_000)
