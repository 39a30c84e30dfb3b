import { Hono } from 'hono'
import type { WebEnv } from '../../../platform/web/context.ts'
import { show } from '../../../platform/web/respond.tsx'
import { codeIn } from '../../certificates/rules/code.ts'
import { societySettings } from '../../society/queries.ts'
import { CheckPortfolioPage, NoPortfolioPage } from '../pages/check-page.tsx'
import { portfolioByCode } from '../queries/portfolio.ts'
import { portfolioInWords } from '../rules/portfolio-words.ts'
import { dayOf, progressThen } from './shown.ts'

/** For everybody who was shown a portfolio: no sign-in, and nothing but what stands in that one. */
export const checkPortfolioRoutes = new Hono<WebEnv>()

checkPortfolioRoutes.get('/portfolio/check/:code', async (c) => {
  const code = codeIn(c.req.param('code'))
  const known = code
    ? await c.var.house.database.asViewer(
        c.var.viewer,
        async (db) => ({
          copy: await portfolioByCode(db, code),
          timeZone: (await societySettings(db)).timeZone,
        }),
        { readOnly: true },
      )
    : undefined
  if (!known?.copy) return discreet(show(c, () => <NoPortfolioPage />, 404))
  const { facts, handedInAt } = known.copy
  return discreet(
    show(c, () => (
      <CheckPortfolioPage
        portfolio={portfolioInWords(facts, progressThen(facts))}
        handedInOn={dayOf(handedInAt, known.timeZone)}
      />
    )),
  )
})

/** Kept in no cache, found by no search engine, told to no other site. */
async function discreet(page: Promise<Response>): Promise<Response> {
  const response = await page
  response.headers.set('Cache-Control', 'no-store')
  response.headers.set('Referrer-Policy', 'no-referrer')
  response.headers.set('X-Robots-Tag', 'noindex')
  return response
}
