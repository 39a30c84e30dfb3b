import { Hono } from 'hono'
import type { WebEnv } from '../../../platform/web/context.ts'
import { isId } from '../../../shared/ids.ts'
import { hearCardEvent } from '../commands/hear-event.ts'

/** Larger than any event of what we follow. */
const LARGEST_EVENT = 512 * 1024

/** The card company posts here; its signature counts, and whoever has none learns nothing. */
export const cardWebhookRoutes = new Hono<WebEnv>()
cardWebhookRoutes.post('/cards/webhooks/:purseId', async (c) => {
  const purseId = c.req.param('purseId')
  const signature = c.req.header('Stripe-Signature') ?? ''
  const body = await c.req.text()
  const { database, seals, clock } = c.var.house
  const isWhole = isId(purseId) && signature.length < 2000 && body.length <= LARGEST_EVENT
  const heard =
    isWhole && (await hearCardEvent({ database, seals, now: clock() }, purseId, { body, signature }))
  return c.body(null, heard ? 200 : 400)
})
