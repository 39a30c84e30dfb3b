import { NotFound } from '../../../platform/errors.ts'
import type { Web } from '../../../platform/web/context.ts'
import type { AsRole } from '../rules/certificate-facts.ts'

export function roleIn(c: Web): AsRole {
  const role = c.req.param('role')
  if (role !== 'member' && role !== 'leader') throw new NotFound()
  return role
}
