import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import { hasRelay, iceServers } from '../../../platform/turn.ts'
import type { WebEnv } from '../../../platform/web/context.ts'
import { isRefusal } from '../../../shared/refusal.ts'
import { bringPlan } from '../commands/bring-plan.ts'
import { giveTicket } from '../commands/give-ticket.ts'
import { whoComes } from '../socket/who-comes.ts'

/** What the room's page asks for each time it opens a line: JSON, for a script alone. */
export const ticketRoutes = new Hono<WebEnv>().post('/rooms/:id/tickets', async (c) => {
  c.header('Cache-Control', 'no-store')
  const { house } = c.var
  const roomId = z.uuid().safeParse(c.req.param('id')).data
  if (!roomId) return c.json({ refused: 'no-room' }, 404)
  const secret = randomBytes(32).toString('base64url')
  let refused = 'no-room'
  for (const who of await whoComes(house, c.req.raw.headers)) {
    const given = await who.as(async (db) => {
      const ticket = await giveTicket(db, { roomId, secret, sessionId: who.sessionId })
      if (!isRefusal(ticket)) await bringPlan(db, roomId)
      return ticket
    })
    if (!isRefusal(given)) {
      const { turn, clock } = house
      return c.json({
        secret,
        iceServers: iceServers(turn, given.seatId, clock()),
        relayOnlyAllowed: hasRelay(turn),
      })
    }
    if (given.refused !== 'no-room') refused = given.refused
  }
  return c.json({ refused }, refused === 'no-room' ? 404 : 409)
})
