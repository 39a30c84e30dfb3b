import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { officeRoutes } from './routes/office.tsx'
import { setUpRoutes } from './routes/set-up.tsx'

export const societyRoutes = new Hono<WebEnv>().route('/', setUpRoutes).route('/', officeRoutes)
