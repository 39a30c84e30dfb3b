import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { criteriaRoutes } from './routes/criteria.tsx'
import { ownEntryRoutes } from './routes/own-entry.tsx'
import { peerRoutes } from './routes/peers.tsx'
import { registerListRoutes } from './routes/register.tsx'

export const registerRoutes = new Hono<WebEnv>()
  .route('/', ownEntryRoutes)
  .route('/', peerRoutes)
  .route('/', criteriaRoutes)
  .route('/', registerListRoutes)
