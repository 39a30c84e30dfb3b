import { Hono } from 'hono'
import type { WebEnv } from '../../../platform/web/context.ts'
import { show } from '../../../platform/web/respond.tsx'
import { CheckPage, NoCertificatePage, TypeCodePage } from '../pages/check-page.tsx'
import { certificateByCode } from '../queries.ts'
import { certificateInWords, issuedOn } from '../rules/certificate-words.ts'
import { checkPath, codeIn } from '../rules/code.ts'

/** For everybody who was shown a certificate: no sign-in, and nothing but what stands on that one. */
export const checkRoutes = new Hono<WebEnv>()

checkRoutes.get('/certificates/check', async (c) => {
  const code = codeIn(c.req.query('code') ?? '')
  if (code) return c.redirect(checkPath(code), 303)
  return discreet(show(c, () => <TypeCodePage typed={c.req.query('code')?.slice(0, 100)} />))
})

checkRoutes.get('/certificates/check/:code', async (c) => {
  const code = codeIn(c.req.param('code'))
  const issued = code
    ? await c.var.house.database.asViewer(c.var.viewer, (db) => certificateByCode(db, code), {
        readOnly: true,
      })
    : undefined
  if (!issued) return discreet(show(c, () => <NoCertificatePage />, 404))
  const { facts, issuedAt } = issued
  return discreet(
    show(c, () => (
      <CheckPage certificate={certificateInWords(facts)} issuedOn={issuedOn(issuedAt, facts.timeZone)} />
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
