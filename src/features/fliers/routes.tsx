import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { flierPageRoutes } from './routes/flier.tsx'
import { flierPdfRoutes } from './routes/flier-pdf.ts'

export const flierRoutes = new Hono<WebEnv>()
  .route('/', flierPdfRoutes) // /groups/:id/flier.pdf
  .route('/', flierPageRoutes) // /groups/:id/flier · /fliers/:code
