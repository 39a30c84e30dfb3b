import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { WebEnv } from './context.ts'
import { Crowd, inTurn, PATIENCE_MS } from './crowd.ts'

type Inside = NonNullable<Awaited<ReturnType<Crowd['come']>>>

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A crowd at a time of its own. */
function crowdAt() {
  let now = 0
  let nth = 0
  const crowd = new Crowd(() => now)
  const ask = (many: number, from?: string) =>
    Array.from({ length: many }, () => crowd.come(from ?? `visitor ${nth++}`))
  const letIn = async (asked: Promise<Inside | null>[]) =>
    (await Promise.all(asked)).filter((one) => one !== null)
  return {
    wait: (ms: number) => {
      now += ms
    },
    ask,
    /** Those of them who are let in, in the end: each from an address of their own, or all from one. */
    come: async (many: number, from?: string): Promise<Inside[]> => {
      const asked = ask(many, from)
      await vi.advanceTimersByTimeAsync(PATIENCE_MS)
      return letIn(asked)
    },
    leave: (some: readonly Inside[]) => {
      for (const one of some) crowd.leave(one)
    },
  }
}

describe('more people than can be answered soon', () => {
  test('are let in up to a hundred at once, whoever they are, and again as others leave', async () => {
    const { come, leave } = crowdAt()
    const all = await come(130)
    expect(all).toHaveLength(100)
    leave(all.slice(0, 1))
    expect(await come(2)).toHaveLength(1)
  })

  test('are told at once when all room is taken', async () => {
    const { come, ask } = crowdAt()
    await come(100)
    expect(await Promise.all(ask(1))).toEqual([null])
  })

  test('leave room for each other: one client holds a quarter, also while nobody else is there', async () => {
    const { come } = crowdAt()
    expect(await come(90, 'greedy')).toHaveLength(25)
    expect(await come(75)).toHaveLength(75)
    expect(await come(1, 'greedy')).toHaveLength(0)
  })

  test('wait for a place of their own address, in the order they came, and are told when there was none in time', async () => {
    const { come, ask, leave } = crowdAt()
    const inside = await come(25, 'a hospital')
    const told: string[] = []
    for (const name of ['first', 'second', 'third'])
      void ask(1, 'a hospital')[0]?.then((place) => told.push(`${name} ${place ? 'in' : 'told'}`))
    leave(inside.slice(0, 2))
    await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1)
    expect(told).toEqual(['first in', 'second in'])
    await vi.advanceTimersByTimeAsync(1)
    expect(told).toEqual(['first in', 'second in', 'third told'])
    leave(inside.slice(2, 3))
    expect(await come(2, 'a hospital')).toHaveLength(1)
  })

  test('wait like this up to a thousand; whoever comes then is told at once', async () => {
    const { come, ask } = crowdAt()
    await come(25, 'greedy')
    const waiting = ask(1_000, 'greedy')
    expect(await Promise.all(ask(1, 'greedy'))).toEqual([null])
    await vi.advanceTimersByTimeAsync(PATIENCE_MS)
    expect(await Promise.all(waiting)).toEqual(Array(1_000).fill(null))
  })

  test('are counted right whatever comes and goes: when all have left, all fit again', async () => {
    const steps = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.boolean(), fc.nat(3_000)),
      { maxLength: 400 },
    )
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const { ask, come, leave, wait } = crowdAt()
        const inside: Inside[] = []
        for (const [client, comes, ms] of all) {
          wait(ms)
          if (comes) void ask(1, client)[0]?.then((one) => one && inside.push(one))
          else leave(inside.splice(0, 1))
          await vi.advanceTimersByTimeAsync(ms / 10)
          expect(inside.length).toBeLessThanOrEqual(100)
        }
        await vi.advanceTimersByTimeAsync(PATIENCE_MS)
        while (inside.length > 0) {
          leave(inside.splice(0))
          await vi.advanceTimersByTimeAsync(0)
        }
        expect(await come(100)).toHaveLength(100)
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
  test('lets fewer in, and one client never more than half of the fewest', async () => {
    const { come, leave, wait } = crowdAt()
    const first = await come(100)
    wait(2_500)
    leave(first.slice(0, 80))
    expect(await come(10)).toHaveLength(0)
    leave(first.slice(80, 99))
    expect(await come(20, 'greedy')).toHaveLength(10)
    expect(await come(20)).toHaveLength(9)
  })

  test('makes room again with every answer that comes soon, a little each', async () => {
    const { come, leave, wait } = crowdAt()
    const first = await come(100)
    wait(2_500)
    leave(first.slice(0, 99))
    for (let nth = 0; nth < 200; nth++) leave(await come(1))
    expect(await come(100)).toHaveLength(69)
  })

  test('is as on its first day to whoever finds nobody there', async () => {
    const { come, leave, wait } = crowdAt()
    const first = await come(100)
    wait(60_000)
    leave(first)
    expect(await come(120)).toHaveLength(100)
  })
})
