import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { closureRoutes } from './routes/closure.tsx'
import { overviewRoutes } from './routes/endings.tsx'
import { handoverRoutes } from './routes/handover.tsx'
import { modeChangeRoutes } from './routes/mode-change.tsx'
import { pauseRoutes } from './routes/pause.tsx'

export const endingRoutes = new Hono<WebEnv>()
  .route('/', overviewRoutes)
  .route('/', closureRoutes)
  .route('/', handoverRoutes)
  .route('/', pauseRoutes)
  .route('/', modeChangeRoutes)
