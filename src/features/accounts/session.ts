import { createMiddleware } from 'hono/factory'
import { found } from '../../platform/errors.ts'
import type { Web, WebEnv } from '../../platform/web/context.ts'
import { visitor } from '../../shared/viewer.ts'
import { viewerOf } from './queries.ts'

/** Finds out who asks. Without a cookie that costs nothing. */
export const sessionViewer = createMiddleware<WebEnv>(async (c, next) => {
  const { database, signIn, clock } = c.var.house
  const { signedIn, cookies } = await signIn.session(c.req.raw.headers)
  const seeWhoAsks = async () => {
    c.set('viewer', signedIn ? await viewerOf(database, signedIn, clock()) : visitor)
  }
  await seeWhoAsks()
  c.set('seeWhoAsks', seeWhoAsks)
  c.set('sessionId', signedIn?.sessionId ?? null)
  c.set('session', signedIn)
  await next()
  // Whoever signs in or out in this very request has said it better.
  const isSaid = c.res.headers.getSetCookie().length > 0
  // What everybody may keep a copy of bears nobody's cookie: another page lengthens the session.
  const isEverybodys = c.res.headers.get('Cache-Control')?.startsWith('public') ?? false
  if (!isSaid && !isEverybodys) for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
})

/** Who asks; behind requireSignIn there is always somebody. */
export const askerId = (c: Web): string => found(c.var.viewer.personId)

/** For pages of people with an account: others sign in first and come back. */
export const requireSignIn = createMiddleware<WebEnv>(async (c, next) => {
  if (c.var.viewer.personId !== null) return next()
  const { pathname, search } = new URL(c.req.url)
  const isPage = c.req.method === 'GET' || c.req.method === 'HEAD'
  const query = isPage ? `?${new URLSearchParams({ next: `${pathname}${search}` })}` : ''
  return c.redirect(`/sign-in${query}`, 303)
})
