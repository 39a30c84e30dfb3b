import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { cardKeyRoutes } from './routes/keys.tsx'
import { payByCardRoutes } from './routes/pay.tsx'

export const cardRoutes = new Hono<WebEnv>()
cardRoutes.route('/', cardKeyRoutes)
cardRoutes.route('/', payByCardRoutes)
