import { Hono } from 'hono'
import type { WebEnv } from '../../../platform/web/context.ts'
import { RoomGalleryPage } from '../pages/room-gallery-page.tsx'

/** /dev/room/8?as=leader&moment=telling: the room to look at, in development and in the demo; mounted nowhere else. */
export const roomGalleryRoutes = new Hono<WebEnv>().get('/dev/room/:seats{[0-9]{1,2}}', async (c) => {
  const asked = c.req.query('as')
  const as = asked === 'leader' || asked === 'waiting' ? asked : 'member'
  const moment = /^[a-z-]{1,20}$/.exec(c.req.query('moment') ?? '')?.[0] ?? 'sitting-back'
  const page = (
    <RoomGalleryPage
      seats={Math.min(Math.max(Number(c.req.param('seats')), 1), 12)}
      as={as}
      moment={moment}
    />
  )
  return c.html(await c.var.render(page))
})
