/** Holds the token of a room pass: who came by a link that is theirs, for one meeting. */
export const ROOM_PASS_COOKIE = 'room_pass'

/** The tokens we give: 32 bytes in base64url. */
const token = /^[A-Za-z0-9_-]{20,100}$/

export function roomPassIn(cookies: string | null): string | null {
  for (const each of (cookies ?? '').split(';')) {
    const [name = '', value = ''] = each.split('=', 2)
    if (name.trim() === ROOM_PASS_COOKIE && token.test(value.trim())) return value.trim()
  }
  return null
}
