import { createMiddleware } from 'hono/factory'
import type { Database } from '../../platform/database/database.ts'
import type { WebEnv } from '../../platform/web/context.ts'
import { visitor } from '../../shared/viewer.ts'
import { WaitingForSetUpPage } from './pages/set-up-page.tsx'
import { isFounded } from './queries.ts'

/** A society is founded once and never taken away: those known to have one are not asked again. */
const founded = new WeakSet<Database>()

/** Until then visitors are told what is missing, instead of being led through empty pages. */
export const untilFounded = createMiddleware<WebEnv>(async (c, next) => {
  const { database } = c.var.house
  const isNeeded = c.var.viewer.personId === null && !/^\/(set-up|sign-in|dev)(\/|$)/.test(c.req.path)
  if (founded.has(database) || !isNeeded) return next()
  if (await database.asViewer(visitor, isFounded, { readOnly: true })) {
    founded.add(database)
    return next()
  }
  return c.html(await c.var.render(<WaitingForSetUpPage />), c.req.path === '/' ? 200 : 404)
})
