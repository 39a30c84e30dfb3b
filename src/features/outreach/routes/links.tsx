import { Hono } from 'hono'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { countVisit, groupOfCode } from '../commands/sources.ts'
import { NoLinkPage } from '../pages/no-link-page.tsx'
import { flierPage } from '../rules/paths.ts'

export const linkRoutes = new Hono<WebEnv>()

/**
 * What is printed and sent: counts one visit of that source and day, and leads on to the group's flier. No cookie, no
 * address, no program is kept; whatever only looks ahead is not counted, nor is more than a handful an hour of one client.
 */
linkRoutes.get('/f/:code', async (c) => {
  const code = c.req.param('code').toLowerCase()
  const edition = c.req.query('e') ?? ''
  const { database } = c.var.house
  const groupId = looksAhead(c)
    ? await database.asViewer(c.var.viewer, (db) => groupOfCode(db, code), { readOnly: true })
    : await database.asViewer(c.var.viewer, (db) => countVisit(db, code), { client: c.var.clientAddress })
  c.header('Cache-Control', 'no-store')
  if (!groupId) return c.html(await c.var.render(<NoLinkPage />), 404)
  const held = /^[0-9a-f]{12}$/.test(edition) ? `&e=${edition}` : ''
  return c.redirect(`${flierPage(groupId, code)}${held}`, 303)
})

/** HEAD asks for nothing to read; browsers and mail programs say when they fetch what nobody has pressed yet. */
const looksAhead = (c: Web): boolean =>
  c.req.method === 'HEAD' ||
  ['Sec-Purpose', 'Purpose', 'X-Purpose', 'X-Moz'].some((name) =>
    /prefetch|preview|prerender/i.test(c.req.header(name) ?? ''),
  )
