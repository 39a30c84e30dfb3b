import { createMiddleware } from 'hono/factory'
import { cookieIn } from '../auth/cookies.ts'
import { network } from '../network.ts'
import type { WebEnv } from './context.ts'

/** How many forms are taken in a minute. */
export interface PostLimits {
  /** Of one browser: what a person presses, many times over. */
  ofBrowser: number
  /** Of one address with whoever sits behind it; cookies are soon made up. */
  ofClient: number
}

export const usualPosts: PostLimits = { ofBrowser: 120, ofClient: 600 }

const MINUTE_S = 60

/** Counts by the minute; what is counted is forgotten with it. */
export class PostPace {
  readonly #limits: PostLimits
  readonly #sent = new Map<string, number>()
  #minute = 0

  constructor(limits: PostLimits) {
    this.#limits = limits
  }

  /** @returns how many seconds to wait before this one is taken; 0: it is taken */
  wait(client: string, session: string, now: Temporal.Instant): number {
    const seconds = now.epochMilliseconds / 1000
    const minute = Math.floor(seconds / MINUTE_S)
    if (minute !== this.#minute) this.#sent.clear()
    this.#minute = minute
    // Of an address that has sent too many no browser is counted any more: made-up cookies fill no memory.
    const isTooMany =
      this.#count(client) > this.#limits.ofClient ||
      this.#count(`${client} ${session}`) > this.#limits.ofBrowser
    return isTooMany ? Math.ceil((minute + 1) * MINUTE_S - seconds) : 0
  }

  #count(who: string): number {
    const count = (this.#sent.get(who) ?? 0) + 1
    this.#sent.set(who, count)
    return count
  }
}

/** So much of a session's cookie tells it from others. */
const COOKIE_CHARACTERS = 64

/**
 * Whoever sends form after form is told to wait, before anything they sent is read.
 * @param page what they are told, whole and made beforehand
 */
export function atMeasuredPace(limits: PostLimits, sessionCookie: string, page: string) {
  const pace = new PostPace(limits)
  return createMiddleware<WebEnv>(async (c, next) => {
    if (c.req.method !== 'POST') return next()
    const session = cookieIn(c.req.raw.headers, sessionCookie).slice(0, COOKIE_CHARACTERS)
    const seconds = pace.wait(network(c.var.clientAddress), session, Temporal.Now.instant())
    return seconds > 0 ? c.html(page, 429, { 'Retry-After': String(seconds) }) : next()
  })
}
