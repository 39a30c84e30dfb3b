import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { invoiceRoutes } from './routes/invoice.tsx'
import { invoicesRoutes } from './routes/invoices.tsx'
import { ownMoneyRoutes } from './routes/own-money.tsx'
import { payerInvoiceRoutes } from './routes/payer-invoice.tsx'
import { termsRoutes } from './routes/terms.tsx'

export const invoiceAndTermsRoutes = new Hono<WebEnv>()
  .route('/', invoicesRoutes)
  .route('/', invoiceRoutes)
  .route('/', termsRoutes)
  .route('/', ownMoneyRoutes)
  .route('/', payerInvoiceRoutes)
