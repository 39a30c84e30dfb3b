import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { awayRoutes } from './routes/away.tsx'
import { backupRoutes } from './routes/backups.tsx'
import { changeRoutes } from './routes/changes.tsx'
import { holidayRoutes } from './routes/holidays.tsx'
import { officeRoutes } from './routes/office.tsx'
import { peopleRoutes } from './routes/people.tsx'
import { publicRegionRoutes } from './routes/public-regions.tsx'
import { regionRoutes } from './routes/regions.tsx'
import { setUpRoutes } from './routes/set-up.tsx'
import { settingsRoutes } from './routes/settings.tsx'

export const societyRoutes = new Hono<WebEnv>()
  .route('/', setUpRoutes)
  .route('/', publicRegionRoutes) // /regions · /regions/:id
  .route('/', officeRoutes)
  .route('/', backupRoutes)
  .route('/', peopleRoutes)
  .route('/', regionRoutes)
  .route('/', holidayRoutes)
  .route('/', settingsRoutes)
  .route('/', changeRoutes)
  .route('/', awayRoutes)
