import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'

export const enquiryRoutes = new Hono<WebEnv>()
