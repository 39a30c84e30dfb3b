import { Hono } from 'hono'
import type { WebEnv } from '../../../platform/web/context.ts'
import { openSenses } from '../../../platform/web/security-headers.ts'
import { RoomCheckPage } from '../pages/room-check-page.tsx'

/** Anybody's, on any day: it asks for no meeting and tells nobody what it finds. */
export const checkRoutes = new Hono<WebEnv>()

checkRoutes.get('/room-check', async (c) => {
  openSenses(c)
  return c.html(await c.var.render(<RoomCheckPage />))
})
