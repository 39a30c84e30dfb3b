import { getConnInfo } from '@hono/node-server/conninfo'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import { sessionCookieName } from '../auth/better-auth.ts'
import { wholeBody } from './bodies.ts'
import { clientAddress, type TrustedProxies } from './client-address.ts'
import type { House, Routes, Web, WebEnv } from './context.ts'
import { inTurn } from './crowd.ts'
import type { RequestMetrics } from './metrics.ts'
import { atMeasuredPace, type PostLimits } from './post-pace.ts'
import { securityHeaders } from './security-headers.ts'
import { isForFiles } from './takes-file.ts'

export interface FrontDoor {
  trusted: TrustedProxies
  /** Holds the built client assets. */
  assetsFolder: string
  metrics: RequestMetrics
  /** What is said when more people are here than can be answered soon; a whole page. */
  crowded: string
  /** How many forms are taken in a minute, and what is said when there are more; a whole page. */
  posts: PostLimits
  tooMany: string
}

/** Larger than any form of ours: what is over is answered in words, what is under keeps what was typed. */
const LARGEST_BODY = 2 * 1024 * 1024

/** What every request passes before it reaches a feature. */
export function frontDoor(app: Routes, house: House, door: FrontDoor): void {
  app.use(async (c, next) => {
    c.set('house', house)
    c.set('clientAddress', clientAddress(peer(c), c.req.header('X-Forwarded-For'), door.trusted))
    const from = performance.now()
    await next()
    const seconds = (performance.now() - from) / 1000
    // The pattern, never the path: paths hold ids and secret addresses.
    const route = routePath(c, -1)
    door.metrics.observe(c.req.method, route, c.res.status, seconds)
    house.logger.debug(
      { method: c.req.method, route, status: c.res.status, ms: Math.round(seconds * 1000) },
      'request',
    )
  })
  assets(app, door.assetsFolder)
  app.use(securityHeaders(house.baseUrl.startsWith('https:')))
  app.use(compress())
  app.use(async (c, next) => {
    await next()
    if (c.res.headers.has('Cache-Control')) return
    // A page holds form keys and what one person sees: nobody else is shown it, nor the same person from a store. It may be come
    // back to; a file (an invoice, a certificate) is not kept at all. What everybody may keep says so itself.
    const isPage = c.res.headers.get('Content-Type')?.startsWith('text/html')
    c.res.headers.set('Cache-Control', isPage ? 'private, no-cache' : 'no-store')
  })
  const oursOnly = csrf({ origin: isOurs(new URL(house.baseUrl).origin) })
  app.use((c, next) => (isOneClick(c.req.path) ? next() : oursOnly(c, next)))
  app.use(atMeasuredPace(door.posts, sessionCookieName(house.baseUrl), door.tooMany))
  const mostOf = (maxSize: number) =>
    bodyLimit({
      maxSize,
      onError: (c) => {
        // What was not read still lies in the connection: nothing else can come by it.
        c.header('Connection', 'close')
        throw new HTTPException(413)
      },
    })
  const form = mostOf(LARGEST_BODY)
  const file = mostOf(LARGEST_WITH_FILE)
  const noise = mostOf(LARGEST_NOISE)
  app.use((c, next) => (isForFiles(c) ? file : takesNoise(c.req.path) ? noise : form)(c, next))
  app.use(wholeBody(LARGEST_WITH_FILE, door.crowded))
  app.use(inTurn(door.crowded))
}

/** Photographs of receipts and proofs are larger than anything else that is sent (shared/known-files.ts). */
const LARGEST_WITH_FILE = 5 * 1024 * 1024

/** What a browser measures its line with: as much as it is given (features/room/routes/line-check.ts). */
const LARGEST_NOISE = 512 * 1024
const takesNoise = (path: string): boolean => path === '/rooms/line-check'

/** Files whose names change with what is in them; what guards pages would only make them longer. */
function assets(app: Routes, root: string): void {
  const file = serveStatic<WebEnv>({ root, precompressed: true })
  for (const path of ['/assets/*', '/favicon.svg']) {
    app.use(path, async (c, next) => {
      await next()
      c.res.headers.set('X-Content-Type-Options', 'nosniff')
      if (!c.res.ok) return
      const forHowLong = path === '/favicon.svg' ? 'max-age=86400' : 'max-age=31536000, immutable'
      c.res.headers.set('Cache-Control', `public, ${forHowLong}`)
    })
    app.use(path, file)
  }
}

/**
 * Pages that tell nobody where one comes from post with the origin `null`. Browsers that say how a request came about
 * (Sec-Fetch-Site) are believed in that; for older ones the form's own key must do.
 */
const isOurs = (ours: string) => (origin: string, c: Context) =>
  origin === ours || (origin === 'null' && c.req.header('Sec-Fetch-Site') === undefined)

/** Mail programs post here on the reader's behalf, from anywhere (RFC 8058): the secret in the address is what counts. */
const isOneClick = (path: string): boolean => path.endsWith('/one-click')

function peer(c: Web): string {
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    // In tests a request may come without a socket.
    return ''
  }
}
