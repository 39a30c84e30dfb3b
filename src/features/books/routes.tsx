import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { booksRoutes } from './routes/books.tsx'
import { expenseRoutes } from './routes/expenses.tsx'
import { gonePurseRoutes } from './routes/gone-purses.tsx'
import { leadersPayRoutes } from './routes/leaders-pay.tsx'
import { moneyRoutes } from './routes/money.tsx'
import { settingsRoutes } from './routes/settings.tsx'

export const bookRoutes = new Hono<WebEnv>()
bookRoutes.route('/', moneyRoutes)
bookRoutes.route('/', settingsRoutes)
bookRoutes.route('/', expenseRoutes)
bookRoutes.route('/', leadersPayRoutes)
bookRoutes.route('/', booksRoutes)
bookRoutes.route('/', gonePurseRoutes)
