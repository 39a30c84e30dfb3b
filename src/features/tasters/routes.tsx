import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { ledTasterRoutes } from './routes/leading.tsx'
import { ownSeatRoutes } from './routes/own-seat.tsx'
import { publicTasterRoutes } from './routes/public.tsx'

export const tasterRoutes = new Hono<WebEnv>()
  .route('/', publicTasterRoutes) // /tasters · /tasters/:id
  .route('/', ownSeatRoutes) // /tasters/guests/:token
  .route('/', ledTasterRoutes) // /groups/:id/tasters
