import { NotFound } from '../../../platform/errors.ts'
import type { Web } from '../../../platform/web/context.ts'
import { isId } from '../../../shared/ids.ts'

/** An id in the address; a malformed one is nowhere. */
export function idIn(c: Web, name: 'id' | 'proof' = 'id'): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotFound()
  return id
}

/** What was done, said once on the page that follows. */
export function savedIn(c: Web, words: Readonly<Record<string, string>>): string | null {
  const saved = c.req.method === 'GET' ? c.req.query('saved') : undefined
  return saved && Object.hasOwn(words, saved) ? (words[saved] ?? null) : null
}
