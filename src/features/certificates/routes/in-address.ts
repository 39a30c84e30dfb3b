import { NotFound } from '../../../platform/errors.ts'
import type { Web } from '../../../platform/web/context.ts'
import { isId } from '../../../shared/ids.ts'
import type { AsRole } from '../rules/certificate-facts.ts'

/** An id in the address; a malformed one is nowhere. */
export function idIn(c: Web, name: 'id' | 'groupId'): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotFound()
  return id
}

export function roleIn(c: Web): AsRole {
  const role = c.req.param('role')
  if (role !== 'member' && role !== 'leader') throw new NotFound()
  return role
}
