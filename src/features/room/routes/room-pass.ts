import { getCookie, setCookie } from 'hono/cookie'
import type { Web } from '../../../platform/web/context.ts'
import type { Pass } from '../commands/give-pass.ts'
import type { RoomKind } from '../rules/room-state.ts'
import { ROOM_PASS_COOKIE } from '../socket/room-pass.ts'

const OWN_PAGE_COOKIE = 'room_from'

export function keepRoomPass(c: Web, pass: Pass): void {
  keep(c, ROOM_PASS_COOKIE, pass.token, pass)
}

/** A guest comes back to the page they came from: its address is known to their browser alone. */
export function keepOwnPage(c: Web, page: string, pass: Pass): void {
  keep(c, OWN_PAGE_COOKIE, page, pass)
}

const ownPages: Partial<Readonly<Record<RoomKind, RegExp>>> = {
  taster: /^\/tasters\/guests\/[\w-]{43}$/,
  interview: /^\/applications\/[\w-]{43}$/,
}

/** Where whoever came into such a room with a pass came from; null: not from a page of their own. */
export function ownPageIn(c: Web, kind: RoomKind): string | null {
  const page = getCookie(c, OWN_PAGE_COOKIE) ?? ''
  return ownPages[kind]?.test(page) ? page : null
}

function keep(c: Web, name: string, value: string, { expiresAt }: Pass): void {
  setCookie(c, name, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.var.house.baseUrl.startsWith('https:'),
    expires: new Date(expiresAt.epochMilliseconds),
  })
}
