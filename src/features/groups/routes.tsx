import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { directoryRoutes } from './routes/directory.tsx'
import { elsewhereRoutes } from './routes/elsewhere.tsx'
import { essentialRoutes } from './routes/essentials.tsx'
import { feedRoutes } from './routes/feeds.ts'
import { frameRoutes } from './routes/frame.tsx'
import { groupPath } from './routes/group-paths.ts'
import { invitationRoutes } from './routes/invitations.tsx'
import { leaderRoutes } from './routes/leaders.tsx'
import { leadersOnly } from './routes/leaders-only.tsx'
import { planRoutes } from './routes/plan.tsx'
import { planningRoutes } from './routes/planning.tsx'
import { ruleRoutes } from './routes/rules.tsx'
import { supervisionRoutes } from './routes/supervision.tsx'

const leadersPlaces = [
  'plan',
  'essentials',
  'frame',
  'leaders',
  'planning',
  'co-leaders',
  'rules',
  'fee',
  'outreach',
  'applicants',
  'meetings',
  'tasters',
  'letter',
  'supervision',
]

export const groupRoutes = new Hono<WebEnv>()
  .use(`${groupPath}/:place{${leadersPlaces.join('|')}}/*`, leadersOnly)
  .route('/', directoryRoutes) // /groups · /groups/:id
  .route('/', feedRoutes) // /groups.json · /groups.atom · /groups.rss
  .route('/', elsewhereRoutes) // /groups/elsewhere · /groups/embed
  .route('/', planRoutes)
  .route('/', essentialRoutes)
  .route('/', frameRoutes)
  .route('/', leaderRoutes)
  .route('/', planningRoutes)
  .route('/', ruleRoutes)
  .route('/', supervisionRoutes)
  .route('/', invitationRoutes)
