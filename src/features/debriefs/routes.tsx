import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { debriefOfMeetingRoutes } from './routes/debrief.tsx'
import { debriefListRoutes } from './routes/debriefs.tsx'

export const debriefRoutes = new Hono<WebEnv>()
  .route('/', debriefListRoutes) // /groups/:id/debriefs
  .route('/', debriefOfMeetingRoutes) // /groups/:id/meetings/:meetingId/debrief
