import { expect, test } from 'vitest'
import { deedKinds } from '../support/siege/load/deeds.ts'
import { targets } from '../support/siege/processes-under-fire.ts'
import { underFire } from '../support/siege/under-fire.ts'

// The large one, with 200 kills, is `npm run bench -- crashes`.
test('processes and PostgreSQL are killed ten times while people write: what was acknowledged is there, once, its letter came, and the books have no gap', async () => {
  const fire = await underFire({ kills: 10 })
  expect(fire.findings).toEqual([])
  expect(targets.filter((target) => fire.kills[target] === 0)).toEqual([])
  expect(deedKinds.filter((kind) => fire.acknowledged[kind] === 0)).toEqual([])
  expect(fire.letters).toBeGreaterThanOrEqual(fire.acknowledged.enquiry + fire.acknowledged.invoice)
}, 300_000)
