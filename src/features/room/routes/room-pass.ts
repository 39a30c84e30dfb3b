import { setCookie } from 'hono/cookie'
import type { Web } from '../../../platform/web/context.ts'
import type { Pass } from '../commands/give-pass.ts'
import { ROOM_PASS_COOKIE } from '../socket/room-pass.ts'

export function keepRoomPass(c: Web, { token, expiresAt }: Pass): void {
  setCookie(c, ROOM_PASS_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.var.house.baseUrl.startsWith('https:'),
    expires: new Date(expiresAt.epochMilliseconds),
  })
}
