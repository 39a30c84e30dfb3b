import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { show } from '../../platform/web/respond.tsx'
import { AboutPage } from './pages/about-page.tsx'
import { LandingPage } from './pages/landing-page.tsx'
import { signedInRoutes } from './routes/home.tsx'

export const homeRoutes = new Hono<WebEnv>()
homeRoutes.get('/', (c) => {
  const hasSignedOut = c.var.viewer.personId === null && c.req.query('signed-out') !== undefined
  return show(c, () => <LandingPage hasSignedOut={hasSignedOut} />)
})
homeRoutes.get('/about', (c) => show(c, () => <AboutPage />))
homeRoutes.route('/', signedInRoutes)
