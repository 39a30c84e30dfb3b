import { NotFound } from '../../../platform/errors.ts'
import type { Web } from '../../../platform/web/context.ts'
import { isId } from '../../../shared/ids.ts'

/** An id in the address; a malformed one is nowhere. */
export function idIn(c: Web, name: 'id' | 'invoiceId' | 'membershipId' | 'payerId'): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotFound()
  return id
}

export const moneyOf = (c: Web): string => `/groups/${idIn(c, 'id')}/money`

/** A page of a list; what is no number is the first. */
export function pageIn(c: Web): number {
  const page = Number(c.req.query('page') ?? '1')
  return Number.isInteger(page) && page >= 1 && page <= 1000 ? page : 1
}
