import { found, NotFound } from '../../../platform/errors.ts'
import type { Web } from '../../../platform/web/context.ts'
import { isId } from '../../../shared/ids.ts'

/** The id in the path; what is no id is not found. */
export function pathId(c: Web, name = 'id'): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotFound()
  return id
}

/** Behind requireSignIn there is always somebody. */
export const viewerId = (c: Web): string => found(c.var.viewer.personId)

/** What was just done, by `?saved=…` of the page one is led to; null on every other visit. */
export function savedOf<const T extends string>(c: Web, known: readonly T[]): T | null {
  const said = c.req.method === 'GET' ? c.req.query('saved') : undefined
  return known.find((each) => each === said) ?? null
}

/** The same with its words. */
export function savedWords(c: Web, words: Readonly<Record<string, string>>): string | null {
  const said = savedOf(c, Object.keys(words))
  return said === null ? null : (words[said] ?? null)
}
