import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { ticketRoutes } from './routes/tickets.ts'

export const roomRoutes = new Hono<WebEnv>().route('/', ticketRoutes) // /rooms/:id/tickets
