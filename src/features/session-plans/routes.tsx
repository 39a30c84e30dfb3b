import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { meetingPlanRoutes } from './routes/meeting-plan.tsx'
import { plansRoutes } from './routes/plans.tsx'

export const sessionPlanRoutes = new Hono<WebEnv>().route('/', plansRoutes).route('/', meetingPlanRoutes)
