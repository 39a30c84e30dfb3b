import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { agreementRoutes } from './routes/agreement.tsx'
import { budgetRoutes } from './routes/budget.tsx'

export const feeRoutes = new Hono<WebEnv>()
feeRoutes.route('/', agreementRoutes)
feeRoutes.route('/', budgetRoutes)
