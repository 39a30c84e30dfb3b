import { createMiddleware } from 'hono/factory'
import { network } from '../network.ts'
import type { WebEnv } from './context.ts'

/** Requests that one process has in hand: on two cores the last of them waits about a second. */
const MOST_AT_ONCE = 100
/** From here on there is a crowd, in which nobody holds more than their share. */
const CROWD = 50
/** A hospital behind one address; more than any person needs. */
const MOST_OF_ONE = 25

/** How soon to come again, in seconds. */
export const COME_AGAIN_S = 3

/** Who is being answered at this moment. */
export class Crowd {
  #inside = 0
  readonly #of = new Map<string, number>()

  /** Whether there is room; whoever is let in leaves again. */
  enter(client: string): boolean {
    const own = this.#of.get(client) ?? 0
    if (this.#inside >= MOST_AT_ONCE) return false
    if (this.#inside >= CROWD && own >= MOST_OF_ONE) return false
    this.#inside += 1
    this.#of.set(client, own + 1)
    return true
  }

  leave(client: string): void {
    this.#inside -= 1
    const own = (this.#of.get(client) ?? 1) - 1
    if (own > 0) this.#of.set(client, own)
    else this.#of.delete(client)
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
  return createMiddleware<WebEnv>(async (c, next) => {
    if (isWatching.test(c.req.path)) return next()
    const client = network(c.var.clientAddress)
    if (!crowd.enter(client)) return c.html(page, 503, { 'Retry-After': String(COME_AGAIN_S) })
    try {
      await next()
    } finally {
      crowd.leave(client)
    }
  })
}
