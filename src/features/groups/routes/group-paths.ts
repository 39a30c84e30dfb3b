import { found, NotFound } from '../../../platform/errors.ts'
import type { Web } from '../../../platform/web/context.ts'
import { isId } from '../../../shared/ids.ts'

/** `/groups/0198…`: an id has one spelling, anything else is no address of ours. */
export const groupPath = '/groups/:id{[0-9a-f-]{36}}'

/** The id in the path; what is no id is not found. */
export function pathId(c: Web, name = 'id'): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotFound()
  return id
}

/** Behind requireSignIn there is always somebody. */
export const personId = (c: Web): string => found(c.var.viewer.personId)
