import { Hono } from 'hono'
import { z } from 'zod'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { isRefusal } from '../../../shared/refusal.ts'
import { tellCheck } from '../commands/tell-check.ts'
import { heldMeetingRoom } from '../queries/held-meeting.ts'
import { checked } from '../rules/check/told.ts'
import { roomPath, wayInPath } from '../rules/room-place.ts'
import { whoComes } from '../socket/who-comes.ts'

// What a member's check tells the leaders: JSON, for a script alone. `told: null` takes it back.

const some = z.array(z.enum(checked)).max(checked.length)
const message = z.object({
  told: z
    .object({ passed: some, failed: some })
    .refine(({ passed, failed }) => new Set([...passed, ...failed]).size === passed.length + failed.length)
    .nullable(),
})

export const toldCheckRoutes = new Hono<WebEnv>()

toldCheckRoutes.post(`${roomPath('meeting', ':id')}/check`, async (c) => {
  const id = z.uuid().safeParse(c.req.param('id')).data
  const told = await read(c)
  if (!id) return c.json({ refused: 'no-meeting' }, 404)
  if (!told) return c.json({ refused: 'not-understood' }, 400)
  for (const who of await whoComes(c.var.house, c.req.raw.headers)) {
    const answer = await who.as((db) => tellCheck(db, id, told.told))
    if (!isRefusal(answer)) return c.json(answer)
  }
  return c.json({ refused: 'no-meeting' }, 404)
})

toldCheckRoutes.post(`${wayInPath(':token{[\\w-]{43}}')}/check`, async (c) => {
  const told = await read(c)
  if (!told) return c.json({ refused: 'not-understood' }, 400)
  const answer = await c.var.house.database.asHolder(c.req.param('token') ?? '', async (db) => {
    const held = await heldMeetingRoom(db)
    return held?.door ? tellCheck(db, held.meetingId, told.told) : null
  })
  return answer === null || isRefusal(answer) ? c.json({ refused: 'no-meeting' }, 404) : c.json(answer)
})

async function read(c: Web): Promise<z.output<typeof message> | null> {
  c.header('Cache-Control', 'no-store')
  const sent = await c.req.json().catch(() => null)
  return message.safeParse(sent).data ?? null
}
