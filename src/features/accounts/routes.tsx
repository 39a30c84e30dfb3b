import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { againRoutes } from './routes/again.tsx'
import { profileRoutes } from './routes/profile.tsx'
import { secondStepRoutes } from './routes/second-step.tsx'
import { signInRoutes } from './routes/sign-in.tsx'
import { signOutRoutes } from './routes/sign-out.tsx'
import { waysRoutes } from './routes/ways.tsx'

export const accountRoutes = new Hono<WebEnv>()
  .route('/', signInRoutes)
  .route('/', secondStepRoutes)
  .route('/', againRoutes)
  .route('/', waysRoutes)
  .route('/', signOutRoutes)
  .route('/', profileRoutes)
