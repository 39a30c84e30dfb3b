import { found } from '../../../platform/errors.ts'
import type { Web } from '../../../platform/web/context.ts'

/** `/groups/0198…`: an id has one spelling, anything else is no address of ours. */
export const groupPath = '/groups/:id{[0-9a-f-]{36}}'

/** Behind requireSignIn there is always somebody. */
export const personId = (c: Web): string => found(c.var.viewer.personId)
