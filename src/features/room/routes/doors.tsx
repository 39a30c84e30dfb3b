import { Hono } from 'hono'
import type { WebEnv } from '../../../platform/web/context.ts'
import { afterwardsRoutes } from './afterwards.tsx'
import { checkRoutes } from './check.tsx'
import { roomChecksRoutes } from './room-checks.tsx'
import { roomChoiceRoutes } from './room-choice.tsx'
import { roomPageRoutes } from './rooms.tsx'
import { toldCheckRoutes } from './told-check.ts'
import { waysInRoutes } from './ways-in.tsx'

/** The way to a room: the check, the pages before it, personal links. */
export const doorRoutes = new Hono<WebEnv>()
doorRoutes.route('/', checkRoutes)
doorRoutes.route('/', roomChecksRoutes)
doorRoutes.route('/', roomPageRoutes)
doorRoutes.route('/', toldCheckRoutes)
doorRoutes.route('/', waysInRoutes)
doorRoutes.route('/', roomChoiceRoutes)
doorRoutes.route('/', afterwardsRoutes)
