import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { askRoutes } from './routes/asks.tsx'
import { bookRoutes } from './routes/book.tsx'
import { circularRoutes } from './routes/circulars.tsx'
import { linkRoutes } from './routes/links.tsx'
import { groupOutreachRoutes } from './routes/outreach.tsx'
import { ownPageRoutes } from './routes/own-page.tsx'
import { sourceRoutes } from './routes/sources.tsx'

export const outreachRoutes = new Hono<WebEnv>()
  .route('/', bookRoutes) // /organisations · /organisations/new · /organisations/:id … · /organisations/numbers
  .route('/', ownPageRoutes) // /organisations/:token · …/answers · …/unsubscribing · …/one-click · …/return
  .route('/', groupOutreachRoutes) // /groups/:id/outreach · …/organisations · …/sources
  .route('/', circularRoutes) // /groups/:id/outreach/circulars/:circular · …/sending
  .route('/', askRoutes) // /groups/:id/outreach/asks/:ask
  .route('/', sourceRoutes) // /groups/:id/outreach/sources/:source · …/qr.svg · …/qr.png
  .route('/', linkRoutes) // /f/:code
