import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { directoryRoutes } from './routes/directory.tsx'
import { frameRoutes } from './routes/frame.tsx'
import { invitationRoutes } from './routes/invitations.tsx'
import { leaderRoutes } from './routes/leaders.tsx'
import { planRoutes } from './routes/plan.tsx'
import { ruleRoutes } from './routes/rules.tsx'
import { supervisionRoutes } from './routes/supervision.tsx'

export const groupRoutes = new Hono<WebEnv>()
  .route('/', directoryRoutes)
  .route('/', planRoutes)
  .route('/', frameRoutes)
  .route('/', leaderRoutes)
  .route('/', ruleRoutes)
  .route('/', supervisionRoutes)
  .route('/', invitationRoutes)
