import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { arrangementRoutes } from './routes/arrangement.tsx'
import { deskRoutes } from './routes/desk.tsx'
import { firstTermsRoutes } from './routes/first-terms.tsx'
import { ownSupervisionRoutes } from './routes/own.tsx'
import { peerDateRoutes } from './routes/peers.tsx'
import { sessionRoutes } from './routes/sessions.tsx'

export const supervisionRoutes = new Hono<WebEnv>()

supervisionRoutes.route('/', ownSupervisionRoutes)
supervisionRoutes.route('/', arrangementRoutes)
supervisionRoutes.route('/', firstTermsRoutes)
supervisionRoutes.route('/', sessionRoutes)
supervisionRoutes.route('/', deskRoutes)
supervisionRoutes.route('/', peerDateRoutes)
