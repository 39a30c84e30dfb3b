import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { closureRoutes } from './routes/closure.tsx'

export const endingRoutes = new Hono<WebEnv>().route('/', closureRoutes)
