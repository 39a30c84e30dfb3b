import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { byEmailRoutes, heldRequestRoutes } from './routes/by-email.tsx'
import { mailAndLeavingRoutes } from './routes/mail-and-leaving.tsx'
import { officeRequestRoutes } from './routes/office.tsx'
import { yourDataRoutes } from './routes/your-data.tsx'

export const ownDataRoutes = new Hono<WebEnv>()
  .route('/', yourDataRoutes) // /your-data · …/file.txt · …/file.json · …/looks · …/requests
  .route('/', mailAndLeavingRoutes) // /your-data/mail · …/objection · …/leaving
  .route('/', byEmailRoutes) // /data-requests · …/asked
  .route('/', heldRequestRoutes) // /data-requests/:token
  .route('/', officeRequestRoutes) // /office/data-requests
