import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { bookRoutes } from './routes/book.tsx'
import { placeRoutes } from './routes/place.tsx'
import { venueCalendarRoutes } from './routes/venue-calendar.ts'

export const venueRoutes = new Hono<WebEnv>()
  .route('/', bookRoutes)
  .route('/', placeRoutes)
  .route('/', venueCalendarRoutes)
