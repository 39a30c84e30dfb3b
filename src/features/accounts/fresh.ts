import { createMiddleware } from 'hono/factory'
import { localPath } from '../../platform/auth/local-path.ts'
import type { SignedIn } from '../../platform/auth/sign-in.ts'
import type { Web, WebEnv } from '../../platform/web/context.ts'
import { readTyped } from '../../platform/web/form-body.ts'
import { keepForm } from './routes/kept-form.ts'
import { showAgain } from './routes/show-again.tsx'

/** How long it counts that somebody has shown who they are. */
const FRESH_MINUTES = 30

export const isFresh = (
  session: Pick<SignedIn, 'provedAt'> | null,
  now: Temporal.Instant = Temporal.Now.instant(),
): boolean => session?.provedAt != null && now.since(session.provedAt).total('minutes') < FRESH_MINUTES

interface Way {
  /** Where a file is offered: its own address would leave an empty page behind. */
  back?: string
}

/**
 * The door before anything grave: exports, erasure, bank details, offices. Whoever showed long ago who they are shows it
 * once more and comes back, with what they typed.
 * @returns the answer instead, or null: go on
 */
export async function requireFreshSignIn(c: Web, { back }: Way = {}): Promise<Response | null> {
  const { session } = c.var
  if (isFresh(session)) return null
  const { pathname, search } = new URL(c.req.url)
  const here = `${pathname}${search}`
  if (c.req.method === 'GET' || c.req.method === 'HEAD') {
    return c.redirect(`/sign-in/again?${new URLSearchParams({ next: back ?? here })}`, 303)
  }
  const { _key, ...typed } = await readTyped(c)
  return showAgain(c, { next: cameFrom(c), kept: keepForm(c, { action: here, typed }) }, 403)
}

/** The same for a route that is grave whatever it is asked. */
export const freshSignIn = createMiddleware<WebEnv>(async (c, next) => {
  const instead = await requireFreshSignIn(c)
  if (instead) return instead
  return next()
})

/** The page with the form: where the link in the email leads. */
function cameFrom(c: Web): string {
  const from = URL.parse(c.req.header('Referer') ?? '')
  return localPath(
    from?.origin === new URL(c.var.house.baseUrl).origin ? `${from.pathname}${from.search}` : undefined,
  )
}
