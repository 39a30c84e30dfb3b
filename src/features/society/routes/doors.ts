import { createMiddleware } from 'hono/factory'
import { NotFound } from '../../../platform/errors.ts'
import type { WebEnv } from '../../../platform/web/context.ts'
import type { Viewer } from '../../../shared/viewer.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { canBeAway, canManageSociety, canSeeOffice, canSeeOwnRegions } from '../policy.ts'

/** Strangers sign in first; whoever may not come in does not see that there is a page. */
const only = (may: (viewer: Viewer) => boolean) =>
  [
    requireSignIn,
    createMiddleware<WebEnv>((c, next) => {
      if (!may(c.var.viewer)) throw new NotFound()
      return next()
    }),
  ] as const

export const administratorsOnly = only(canManageSociety)
/** Administrators and Council. */
export const officersOnly = only(canSeeOffice)
export const representativesOnly = only(canSeeOwnRegions)
export const officeHoldersOnly = only(canBeAway)
