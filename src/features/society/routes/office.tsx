import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { WebEnv } from '../../../platform/web/context.ts'
import { show } from '../../../platform/web/respond.tsx'
import { requireSignIn } from '../../accounts/session.ts'
import { OfficePage } from '../pages/office-page.tsx'
import { canManageSociety } from '../policy.ts'
import { regions, representatives, societyName, societyNumbers } from '../queries.ts'
import { regionRoutes } from './regions.tsx'
import { settingsRoutes } from './settings.tsx'

/** Whoever is no administrator does not see that there is an office. */
const administratorsOnly = createMiddleware<WebEnv>((c, next) => {
  if (!canManageSociety(c.var.viewer)) throw new NotFound()
  return next()
})

export const officeRoutes = new Hono<WebEnv>()
officeRoutes.use('/office', requireSignIn, administratorsOnly)
officeRoutes.use('/office/*', requireSignIn, administratorsOnly)
officeRoutes.get('/office', (c) => show(c, officePage))
officeRoutes.route('/', settingsRoutes)
officeRoutes.route('/', regionRoutes)

async function officePage(db: ViewerDb) {
  const everywhere = await regions(db)
  const everybody = await representatives(db)
  const { waitingByRegion, openGroups, groupsInPlanning } = await societyNumbers(db)
  const named = (regionId: string) =>
    everybody.filter((one) => one.regionId === regionId).map(({ name }) => name)
  const waiting = [...everywhere, { id: '', name: 'No region given' }].map(({ id, name }) => ({
    regionId: id,
    region: name,
    waiting: waitingByRegion.get(id) ?? 0,
    representatives: named(id),
  }))
  return (
    <OfficePage
      society={(await societyName(db)) ?? ''}
      waiting={waiting.filter((line) => line.waiting > 0)}
      openGroups={openGroups}
      groupsInPlanning={groupsInPlanning}
      regions={everywhere.length}
      unrepresented={everywhere.filter(({ id }) => named(id).length === 0)}
    />
  )
}
