import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { show } from '../../platform/web/respond.tsx'
import { AboutPage } from './pages/about-page.tsx'
import { signedInRoutes } from './routes/home.tsx'
import { publicRoutes } from './routes/public.tsx'

export const homeRoutes = new Hono<WebEnv>()
  .route('/', publicRoutes) // / · /lead
  .get('/about', (c) => show(c, () => <AboutPage />))
  .route('/', signedInRoutes) // /home
