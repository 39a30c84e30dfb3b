import { NotFound } from '../../../platform/errors.ts'
import type { Web } from '../../../platform/web/context.ts'
import { isId } from '../../../shared/ids.ts'

/** An id in the address; a malformed one is nowhere. */
export function idIn(c: Web, name: 'id' | 'applicationId' | 'questionId' | 'tieId'): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotFound()
  return id
}

export const tokenIn = (c: Web): string => c.req.param('token') ?? ''
