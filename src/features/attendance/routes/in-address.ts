import { NotFound } from '../../../platform/errors.ts'
import type { Web } from '../../../platform/web/context.ts'
import { isId } from '../../../shared/ids.ts'

/** An id in the address; a malformed one is nowhere. */
export function idIn(c: Web, name: 'id' | 'meetingId'): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotFound()
  return id
}

/** The address of the page after says that it has been done. */
export const isSaid = (c: Web, name: string): boolean =>
  c.req.method === 'GET' && c.req.query(name) !== undefined
