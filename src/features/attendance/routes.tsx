import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { ownApologyRoutes } from './routes/apologies.tsx'
import { attendanceRoutes } from './routes/attendance.tsx'
import { heldApologyRoutes } from './routes/held-apologies.tsx'
import { overviewRoutes } from './routes/overview.tsx'

export const peopleAtMeetingsRoutes = new Hono<WebEnv>()
  .route('/', heldApologyRoutes) // /apologies/:token
  .route('/', ownApologyRoutes) // /groups/:id/meetings/:meetingId/apologies
  .route('/', attendanceRoutes) // /groups/:id/meetings/:meetingId/attendance
  .route('/', overviewRoutes) // /groups/:id/attendance · …/roster
