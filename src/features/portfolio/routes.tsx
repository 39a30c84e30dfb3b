import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { checkPortfolioRoutes } from './routes/check.tsx'
import { handedInRoutes } from './routes/handed-in.tsx'
import { ownPortfolioRoutes } from './routes/own.tsx'
import { pictureRoutes } from './routes/picture.tsx'
import { reportRoutes } from './routes/reports.tsx'

export const portfolioRoutes = new Hono<WebEnv>()
  .route('/', checkPortfolioRoutes) // /portfolio/check/:code
  .route('/', ownPortfolioRoutes) // /portfolio · /portfolio/entries · /portfolio/years · /portfolio/reflection
  .route('/', handedInRoutes) // /portfolio/handed-in/:id · /portfolio/proofs/:proof · /register/portfolios/:id
  .route('/', reportRoutes) // /portfolio/reports/:id · /register/supervising/reports
  .route('/', pictureRoutes) // /office/supervision
