import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { addressCheckRoutes } from './routes/address-check.tsx'
import { applicantRoutes } from './routes/applicants.tsx'
import { applyRoutes } from './routes/apply.tsx'
import { boardRoutes } from './routes/board.tsx'
import { compositionRoutes } from './routes/composition.tsx'
import { decisionRoutes } from './routes/decisions.tsx'
import { interviewRoutes } from './routes/interview.tsx'
import { interviewsRoutes } from './routes/interviews.tsx'
import { newcomerRoutes } from './routes/newcomers.tsx'
import { ownApplicationRoutes } from './routes/own-application.tsx'
import { ownInterviewRoutes } from './routes/own-interview.tsx'
import { ownTimesRoutes } from './routes/own-times.tsx'
import { questionRoutes } from './routes/questions.tsx'
import { timesRoutes } from './routes/times.tsx'

export const recruitmentRoutes = new Hono<WebEnv>()
  .route('/', applyRoutes)
  .route('/', questionRoutes) // before /applicants/:applicationId
  .route('/', boardRoutes)
  .route('/', newcomerRoutes)
  .route('/', interviewsRoutes)
  .route('/', interviewRoutes)
  .route('/', decisionRoutes)
  .route('/', applicantRoutes)
  .route('/', addressCheckRoutes)
  .route('/', ownInterviewRoutes)
  .route('/', ownApplicationRoutes)
  .route('/', ownTimesRoutes)
  .route('/', timesRoutes)
  .route('/', compositionRoutes)
