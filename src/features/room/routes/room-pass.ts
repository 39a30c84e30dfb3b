import { getCookie, setCookie } from 'hono/cookie'
import type { Web } from '../../../platform/web/context.ts'
import type { Pass } from '../commands/give-pass.ts'

const NAME = 'room_pass'

/** The token of the room that this browser was let to without signing in. */
export function roomPassIn(c: Web): string | null {
  const token = getCookie(c, NAME)
  return token && /^[\w-]{43}$/.test(token) ? token : null
}

export function keepRoomPass(c: Web, { token, expiresAt }: Pass): void {
  setCookie(c, NAME, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.var.house.baseUrl.startsWith('https:'),
    expires: new Date(expiresAt.epochMilliseconds),
  })
}
