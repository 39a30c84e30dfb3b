import { gzipSync } from 'node:zlib'
import { createMiddleware } from 'hono/factory'
import { network } from '../network.ts'
import type { WebEnv } from './context.ts'

/** Requests that one process has in hand while they are answered soon: on two cores the last of them waits about a second. */
const MOST_AT_ONCE = 100
/** However slow it is, so many it has in hand. */
const FEWEST_AT_ONCE = 20
/** Nobody holds more of it than this, crowd or not: whoever comes next waits behind them. A hospital behind one address is one. */
const MOST_OF_ONE = 1 / 4
/** However slow it is, so many are anybody's. */
const FEWEST_OF_ONE = 10

/**
 * Whoever has their share waits so long for their own next place, and is told only then: a program that asks again at once is
 * answered as often as it is let in, not thousands of times a second, and a hospital's page comes a moment later.
 */
export const PATIENCE_MS = 1_000
/** So many wait like this, whoever they are; further ones are told at once. */
const MOST_WAITING = 1_000

/** An answer that took longer says that too many are in hand, */
const SLOW_MS = 2_000
/** so that there is room for as many fewer; */
const FEWER = 2
/** each that was soon makes a little room again. */
const MORE = 1 / 4

/** How soon to come again, in seconds. */
export const COME_AGAIN_S = 3

/** Somebody who was let in. */
interface Inside {
  client: string
  since: number
}

/** Who is being answered at this moment. */
export class Crowd {
  #inside = 0
  #room = MOST_AT_ONCE
  #waiting = 0
  readonly #of = new Map<string, number>()
  /** Those who wait for a place of their client's, the longest first. */
  readonly #queues = new Map<string, Set<(inside: Inside | null) => void>>()
  readonly #now: () => number

  /** @param now in milliseconds */
  constructor(now = () => performance.now()) {
    this.#now = now
  }

  /** Null when there is no room, or when it has come too late; whoever is let in leaves again. */
  async come(client: string): Promise<Inside | null> {
    if (this.#isFull()) return null
    if (this.#hasShare(client)) return this.#enter(client)
    return this.#waiting < MOST_WAITING ? this.#wait(client) : null
  }

  leave({ client, since }: Inside): void {
    const isSlow = this.#now() - since > SLOW_MS
    this.#room = isSlow
      ? Math.max(FEWEST_AT_ONCE, this.#room - FEWER)
      : Math.min(MOST_AT_ONCE, this.#room + MORE)
    this.#inside -= 1
    const own = (this.#of.get(client) ?? 1) - 1
    if (own > 0) this.#of.set(client, own)
    else this.#of.delete(client)
    const [next] = this.#queues.get(client) ?? []
    if (next && !this.#isFull() && this.#hasShare(client)) next(this.#enter(client))
  }

  #isFull(): boolean {
    // What was slow before nobody was here says nothing of now.
    if (this.#inside === 0) this.#room = MOST_AT_ONCE
    return this.#inside >= this.#room
  }

  #hasShare(client: string): boolean {
    return (this.#of.get(client) ?? 0) < Math.max(FEWEST_OF_ONE, this.#room * MOST_OF_ONE)
  }

  #enter(client: string): Inside {
    this.#inside += 1
    this.#of.set(client, (this.#of.get(client) ?? 0) + 1)
    return { client, since: this.#now() }
  }

  /** Until one of the client's own leaves, first come first served; null when none did in time. */
  #wait(client: string): Promise<Inside | null> {
    const queue = this.#queues.get(client) ?? new Set()
    this.#queues.set(client, queue)
    this.#waiting += 1
    return new Promise((resolve) => {
      const end = (inside: Inside | null) => {
        clearTimeout(patience)
        queue.delete(end)
        if (queue.size === 0) this.#queues.delete(client)
        this.#waiting -= 1
        resolve(inside)
      }
      const patience = setTimeout(end, PATIENCE_MS, null)
      queue.add(end)
    })
  }
}

/** Whoever watches is answered in any crowd. */
const isWatching = /^\/(healthz|readyz|metrics)$/

/**
 * More at once than can be answered soon are told so at once, instead of all being answered late; and one client that
 * asks and asks takes nobody else's turn.
 * @param page what they are told, whole and made beforehand: it must cost nothing
 */
export function inTurn(page: string) {
  const crowd = new Crowd()
  // Compressed once: done anew for each who is turned away, it would cost what turning them away saves.
  const small = gzipSync(page)
  const headers = { 'Content-Type': 'text/html; charset=UTF-8', 'Retry-After': String(COME_AGAIN_S) }
  return createMiddleware<WebEnv>(async (c, next) => {
    if (isWatching.test(c.req.path)) return next()
    const inside = await crowd.come(network(c.var.clientAddress))
    if (inside === null) {
      const takesGzip = /\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '')
      return takesGzip
        ? c.body(small, 503, { ...headers, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' })
        : c.body(page, 503, headers)
    }
    try {
      await next()
    } finally {
      crowd.leave(inside)
    }
  })
}
