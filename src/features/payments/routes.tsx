import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { requireSignIn } from '../accounts/session.ts'
import { noteRoutes } from './routes/note.tsx'
import { paymentRoutes } from './routes/payment.tsx'
import { paymentsRoutes } from './routes/payments.tsx'
import { statementRoutes } from './routes/statement.tsx'

export const groupPaymentRoutes = new Hono<WebEnv>()
for (const path of ['/groups/:id/money/payments', '/groups/:id/money/payments/*'])
  groupPaymentRoutes.use(path, requireSignIn)
groupPaymentRoutes.route('/', paymentsRoutes) // /groups/:id/money/payments · …/kept
groupPaymentRoutes.route('/', noteRoutes) // …/new
groupPaymentRoutes.route('/', statementRoutes) // …/statement · …/statement/lines
groupPaymentRoutes.route('/', paymentRoutes) // …/:paymentId · …/taking-back · …/payer · …/taking-off
