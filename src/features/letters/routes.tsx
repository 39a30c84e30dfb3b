import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { endingRoutes } from './routes/ending.tsx'
import { letterRoutes as letters } from './routes/letters.tsx'
import { messageRoutes } from './routes/messages.tsx'
import { preparatoryRoutes } from './routes/preparatory.tsx'
import { readingRoutes } from './routes/reading.tsx'
import { sentRoutes } from './routes/sent.tsx'

// What was sent comes before the letters: its address looks like the name of one.
export const letterRoutes = new Hono<WebEnv>()
  .route('/', sentRoutes)
  .route('/', preparatoryRoutes)
  .route('/', letters)
  .route('/', messageRoutes)
  .route('/', readingRoutes)
  .route('/', endingRoutes)
