import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { againRoutes } from './routes/again.tsx'
import { profileRoutes } from './routes/profile.tsx'
import { signInRoutes } from './routes/sign-in.tsx'
import { signOutRoutes } from './routes/sign-out.tsx'

export const accountRoutes = new Hono<WebEnv>()
  .route('/', signInRoutes)
  .route('/', againRoutes)
  .route('/', signOutRoutes)
  .route('/', profileRoutes)
