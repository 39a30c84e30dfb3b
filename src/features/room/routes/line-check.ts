import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import type { WebEnv } from '../../../platform/web/context.ts'

/** What a browser measures its connection with (client/measure-connection.ts): so many bytes down, or some up. */
export const lineCheckRoutes = new Hono<WebEnv>()

const PATH = '/rooms/line-check'
const MOST_BYTES = 512 * 1024
// Noise, so that nothing on the way can make it smaller than it is.
const noise = randomBytes(MOST_BYTES)

lineCheckRoutes.get(PATH, (c) => {
  const asked = Number(c.req.query('bytes') ?? '0')
  const bytes = Number.isInteger(asked) ? Math.min(Math.max(asked, 0), MOST_BYTES) : 0
  c.header('Content-Type', 'application/octet-stream')
  c.header('Cache-Control', 'no-store')
  return c.body(noise.subarray(0, bytes))
})

lineCheckRoutes.post(PATH, async (c) => {
  await c.req.arrayBuffer()
  return c.body(null, 204)
})
