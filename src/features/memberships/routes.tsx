import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { memberDatesRoutes } from './routes/member-dates.tsx'
import { ownPlaceRoutes } from './routes/own-place.tsx'

export const membershipRoutes = new Hono<WebEnv>().route('/', ownPlaceRoutes).route('/', memberDatesRoutes)
