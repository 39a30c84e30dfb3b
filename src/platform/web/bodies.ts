import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { network } from '../network.ts'
import type { WebEnv } from './context.ts'
import { COME_AGAIN_S } from './crowd.ts'

const MB = 1024 * 1024
/** What may be on its way to one process at once. A machine of 2 GB has that much to spare. */
const MOST_BYTES = 256 * MB
/** A whole practice behind one address that sends its photographs. */
const MOST_BYTES_OF_ONE = 64 * MB

/** How much is coming in at this moment, of whom. */
export class BodiesOnTheirWay {
  #bytes = 0
  readonly #of = new Map<string, number>()

  /** False: there is no room for so much more. What was begun is ended, however it goes. */
  begin(client: string, bytes: number): boolean {
    const own = this.#of.get(client) ?? 0
    if (this.#bytes + bytes > MOST_BYTES || own + bytes > MOST_BYTES_OF_ONE) return false
    this.#bytes += bytes
    this.#of.set(client, own + bytes)
    return true
  }

  end(client: string, bytes: number): void {
    this.#bytes -= bytes
    const own = (this.#of.get(client) ?? 0) - bytes
    if (own > 0) this.#of.set(client, own)
    else this.#of.delete(client)
  }
}

/**
 * A body that comes a byte at a time holds up nobody: whoever sends it has no turn before it is all there. Meanwhile it lies in
 * memory: many that never end would fill it, so there is room for so much and no more.
 * @param largest of a body that does not say how long it is
 * @param page what is said when there is no room, whole and made beforehand
 */
export function wholeBody(largest: number, page: string) {
  const bodies = new BodiesOnTheirWay()
  return createMiddleware<WebEnv>(async (c, next) => {
    if (c.req.method !== 'POST') return next()
    const client = network(c.var.clientAddress)
    const said = Number(c.req.header('Content-Length') ?? Number.NaN)
    const bytes = said >= 0 ? said : largest
    if (!bodies.begin(client, bytes)) {
      // What was not read still lies in the connection: nothing else can come by it.
      return c.html(page, 503, { 'Retry-After': String(COME_AGAIN_S), Connection: 'close' })
    }
    try {
      await c.req.arrayBuffer().catch((fault) => {
        throw fault instanceof HTTPException ? fault : new HTTPException(400)
      })
    } finally {
      bodies.end(client, bytes)
    }
    return next()
  })
}
