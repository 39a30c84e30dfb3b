import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { describe, expect, test } from 'vitest'
import type { WebEnv } from './context.ts'
import { Crowd, inTurn } from './crowd.ts'

type Inside = NonNullable<ReturnType<Crowd['enter']>>

/** A crowd at a time of its own. */
function crowdAt() {
  let now = 0
  let nth = 0
  const crowd = new Crowd(() => now)
  return {
    wait: (ms: number) => {
      now += ms
    },
    /** Those of them who are let in: each from an address of their own, or all from one. */
    come: (many: number, from?: string): Inside[] =>
      Array.from({ length: many }, () => crowd.enter(from ?? `visitor ${nth++}`)).filter(
        (one) => one !== null,
      ),
    leave: (some: readonly Inside[]) => {
      for (const one of some) crowd.leave(one)
    },
  }
}

describe('more people than can be answered soon', () => {
  test('are let in up to a hundred at once, whoever they are, and again as others leave', () => {
    const { come, leave } = crowdAt()
    const all = come(130)
    expect(all).toHaveLength(100)
    leave(all.slice(0, 1))
    expect(come(2)).toHaveLength(1)
  })

  test('leave room for each other: one client holds a quarter, also while nobody else is there', () => {
    const { come } = crowdAt()
    expect(come(90, 'greedy')).toHaveLength(25)
    expect(come(75)).toHaveLength(75)
    expect(come(1, 'greedy')).toHaveLength(0)
  })

  test('are counted right whatever comes and goes: when all have left, all fit again', () => {
    const steps = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.boolean(), fc.nat(3_000)),
      { maxLength: 400 },
    )
    fc.assert(
      fc.property(steps, (all) => {
        const { come, leave, wait } = crowdAt()
        const inside: Inside[] = []
        for (const [client, comes, ms] of all) {
          wait(ms)
          if (comes) inside.push(...come(1, client))
          else leave(inside.splice(0, 1))
          expect(inside.length).toBeLessThanOrEqual(100)
        }
        leave(inside)
        expect(come(100)).toHaveLength(100)
      }),
    )
  })
})

test('whoever is turned away reads the page that was made beforehand, compressed or not', async () => {
  const app = new Hono<WebEnv>()
  app.use(async (c, next) => {
    c.set('clientAddress', c.req.query('from') ?? '')
    await next()
  })
  app.use(compress())
  app.use(inTurn('<p>One moment, please</p>'))
  app.get('/', () => new Promise<Response>(() => {}))
  // Nobody is ever answered.
  for (let nth = 0; nth < 100; nth++) void app.request(`/?from=198.51.100.${nth}`)
  const told = (encoding: string) => app.request('/', { headers: { 'Accept-Encoding': encoding } })
  const [plain, small] = [await told('identity'), await told('gzip, br')]
  expect([plain.status, small.status]).toEqual([503, 503])
  expect([plain.headers.get('Retry-After'), small.headers.get('Retry-After')]).toEqual(['3', '3'])
  expect(await plain.text()).toBe('<p>One moment, please</p>')
  expect(small.headers.get('Content-Encoding')).toBe('gzip')
  expect(gunzipSync(await small.arrayBuffer()).toString()).toBe('<p>One moment, please</p>')
})

describe('a machine that answers late', () => {
  test('lets fewer in, and one client never more than half of the fewest', () => {
    const { come, leave, wait } = crowdAt()
    const first = come(100)
    wait(2_500)
    leave(first.slice(0, 80))
    expect(come(10)).toHaveLength(0)
    leave(first.slice(80, 99))
    expect(come(20, 'greedy')).toHaveLength(10)
    expect(come(20)).toHaveLength(9)
  })

  test('makes room again with every answer that comes soon, a little each', () => {
    const { come, leave, wait } = crowdAt()
    const first = come(100)
    wait(2_500)
    leave(first.slice(0, 99))
    for (let nth = 0; nth < 200; nth++) leave(come(1))
    expect(come(100)).toHaveLength(69)
  })

  test('is as on its first day to whoever finds nobody there', () => {
    const { come, leave, wait } = crowdAt()
    const first = come(100)
    wait(60_000)
    leave(first)
    expect(come(120)).toHaveLength(100)
  })
})
