import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { calendarRoutes } from './routes/calendar.tsx'
import { cancellationRoutes } from './routes/cancellations.tsx'
import { circleRoutes } from './routes/circle.tsx'
import { datesRoutes } from './routes/dates.tsx'
import { daysOffRoutes } from './routes/days-off.tsx'
import { oneMeetingRoutes } from './routes/meeting.tsx'
import { rolesRoutes } from './routes/roles.tsx'
import { termRoutes } from './routes/term.tsx'

export const meetingRoutes = new Hono<WebEnv>()
  .route('/', termRoutes)
  // Before single meetings: /groups/:id/meetings/past is none.
  .route('/', datesRoutes)
  .route('/', oneMeetingRoutes)
  .route('/', rolesRoutes)
  .route('/', daysOffRoutes)
  .route('/', cancellationRoutes)
  .route('/', circleRoutes)
  .route('/', calendarRoutes)
