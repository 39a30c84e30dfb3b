import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { criteriaRoutes } from './routes/criteria.tsx'
import { registerInvitationRoutes } from './routes/invitations.tsx'
import { ownEntryRoutes } from './routes/own-entry.tsx'
import { peerRoutes } from './routes/peers.tsx'
import { registerListRoutes } from './routes/register.tsx'
import { requestRoutes } from './routes/requests.tsx'

export { registerGroupRoutes } from './routes/for-groups.tsx'

export const registerRoutes = new Hono<WebEnv>()
  .route('/', ownEntryRoutes)
  .route('/', peerRoutes)
  .route('/', criteriaRoutes)
  .route('/', registerListRoutes)
  .route('/', requestRoutes)
  .route('/', registerInvitationRoutes)
