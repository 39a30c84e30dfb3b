import { createMiddleware } from 'hono/factory'
import type { WebEnv } from '../../platform/web/context.ts'
import { idIn } from '../../platform/web/in-address.ts'
import { SecondWayFirstPage } from './pages/second-way-first-page.tsx'
import { hasHadMoney } from './queries/purse.ts'

/**
 * The door before where money goes, once there has been some: whoever reads a leader's mailbox could lead payments elsewhere, and
 * a fresh sign-in by that mailbox would not hold them off (docs/decisions/0069). Sessions shown in two steps go on.
 */
export const inTwoSteps = createMiddleware<WebEnv>(async (c, next) => {
  const { house, viewer, session } = c.var
  if (session?.secondStepAt != null) return next()
  const had = await house.database.asViewer(viewer, (db) => hasHadMoney(db, idIn(c)), { readOnly: true })
  return had ? c.html(await c.var.render(<SecondWayFirstPage />), 403) : next()
})
