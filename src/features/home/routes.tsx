import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { show } from '../../platform/web/respond.tsx'
import { AboutPage } from './pages/about-page.tsx'
import { LandingPage } from './pages/landing-page.tsx'
import { signedInRoutes } from './routes/home.tsx'

export const homeRoutes = new Hono<WebEnv>()
homeRoutes.get('/', (c) => show(c, () => <LandingPage />))
homeRoutes.get('/about', (c) => show(c, () => <AboutPage />))
homeRoutes.route('/', signedInRoutes)
