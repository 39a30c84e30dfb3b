import { createMiddleware } from 'hono/factory'
import type { Database } from '../../platform/database/database.ts'
import type { WebEnv } from '../../platform/web/context.ts'
import { visitor } from '../../shared/viewer.ts'
import { WaitingForSetUpPage } from './pages/set-up-page.tsx'
import { isFounded } from './queries.ts'

/** A society is founded once and never taken away: those known to have one are not asked again. */
const founded = new WeakSet<Database>()

const publicPages = /^\/((start|groups|contact|about)(\/.*)?)?$/

/** Until then visitors are told what is missing, instead of being led through empty pages. */
export const untilFounded = createMiddleware<WebEnv>(async (c, next) => {
  const { database } = c.var.house
  if (founded.has(database) || c.req.method !== 'GET' || !publicPages.test(c.req.path)) return next()
  if (await database.asViewer(visitor, isFounded, { readOnly: true })) {
    founded.add(database)
    return next()
  }
  return c.html(await c.var.render(<WaitingForSetUpPage />), c.req.path === '/' ? 200 : 404)
})
