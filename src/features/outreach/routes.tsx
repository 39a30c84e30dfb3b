import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { bookRoutes } from './routes/book.tsx'
import { linkRoutes } from './routes/links.tsx'

export const outreachRoutes = new Hono<WebEnv>()
  .route('/', bookRoutes) // /organisations · /organisations/new · /organisations/:id … · /organisations/numbers
  .route('/', linkRoutes) // /f/:code
