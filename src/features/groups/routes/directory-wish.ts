import type { Web } from '../../../platform/web/context.ts'
import { cursorText, readCursor } from '../../../shared/cursor.ts'
import type { Place } from '../queries/open-groups.ts'
import { type DirectoryWish, readWish, wishQuery } from '../rules/directory-wish.ts'

export const wishIn = (c: Web): DirectoryWish => readWish((name) => c.req.query(name))

/** The list as an address of its own: '/groups?mode=online&after=2026-03-01T10:00:00Z~0198…'. */
export const directoryAddress = (wish: DirectoryWish, after?: Place): string =>
  `/groups${wishQuery(wish, after ? { after: placeText(after) } : {})}`

const placeText = ({ openedAt, id, isFull }: Place): string =>
  `${cursorText({ at: openedAt, id })}${isFull ? '~full' : ''}`

export function placeIn(c: Web): Place | undefined {
  const text = c.req.query('after')
  const cursor = readCursor(text)
  return cursor && { openedAt: cursor.at, id: cursor.id, isFull: text?.endsWith('~full') ?? false }
}
