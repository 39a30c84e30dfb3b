import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { calendarRoutes } from './routes/calendar.tsx'
import { circleRoutes } from './routes/circle.tsx'
import { letterRoutes } from './routes/letter.tsx'
import { oneMeetingRoutes } from './routes/meeting.tsx'
import { rolesRoutes } from './routes/roles.tsx'
import { termRoutes } from './routes/term.tsx'

export const meetingRoutes = new Hono<WebEnv>()
  .route('/', termRoutes)
  .route('/', oneMeetingRoutes)
  .route('/', rolesRoutes)
  .route('/', letterRoutes)
  .route('/', circleRoutes)
  .route('/', calendarRoutes)
