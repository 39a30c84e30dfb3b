import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { certificatePdfRoutes } from './routes/certificate-pdf.ts'
import { checkRoutes } from './routes/check.tsx'
import { hoursRoutes } from './routes/hours.tsx'
import { ownCertificateRoutes } from './routes/own-certificate.tsx'

export const certificateRoutes = new Hono<WebEnv>()
  .route('/', checkRoutes) // /certificates/check · /certificates/check/:code
  .route('/', hoursRoutes) // /certificates · /certificates/groups/:groupId/:role · /groups/:id/certificates
  .route('/', certificatePdfRoutes) // /certificates/:id/certificate.pdf
  .route('/', ownCertificateRoutes) // /certificates/:id
