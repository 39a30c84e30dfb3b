import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { NotFound } from '../../platform/errors.ts'
import type { WebEnv } from '../../platform/web/context.ts'
import { requireSignIn } from '../accounts/session.ts'
import { canImport } from './policy.ts'
import { bringRoutes } from './routes/bring.tsx'
import { draftRoutes } from './routes/draft.tsx'
import { exportRoutes } from './routes/exports.tsx'

/** Whoever is no administrator does not see that there is such a page. */
const administratorsOnly = createMiddleware<WebEnv>((c, next) => {
  if (!canImport(c.var.viewer)) throw new NotFound()
  return next()
})

export const importRoutes = new Hono<WebEnv>()
for (const path of ['/office/import', '/office/import/*', '/office/exports', '/office/exports/*'])
  importRoutes.use(path, requireSignIn, administratorsOnly)
importRoutes.route('/', bringRoutes) // /office/import
importRoutes.route('/', draftRoutes) // /office/import/:id · …/columns · …/run · …/ending
importRoutes.route('/', exportRoutes) // /office/exports · /office/exports/:id
