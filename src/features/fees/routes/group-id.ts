import { NotFound } from '../../../platform/errors.ts'
import type { Web } from '../../../platform/web/context.ts'
import { isId } from '../../../shared/ids.ts'

export function groupIdOf(c: Web): string {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) throw new NotFound()
  return id
}
