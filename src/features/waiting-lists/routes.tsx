import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { askRoutes } from './routes/ask.tsx'
import { ownWaitRoutes } from './routes/own-wait.tsx'

export const waitingListRoutes = new Hono<WebEnv>()
  .route('/', askRoutes) // /waiting-list · /waiting-list/asked
  .route('/', ownWaitRoutes) // /waiting-list/:token · …/confirmation · …/wishes · …/leaving · …/one-click
