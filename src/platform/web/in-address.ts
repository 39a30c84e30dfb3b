import { isId } from '../../shared/ids.ts'
import { NotFound } from '../errors.ts'
import type { Web } from './context.ts'

/** An id in the address; a malformed one is nowhere. */
export function idIn(c: Web, name = 'id'): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotFound()
  return id
}

/** What was done, by `?saved=…`, said once on the page one is led to. */
export function savedIn(c: Web, words: Readonly<Record<string, string>>): string | null {
  const said = c.req.method === 'GET' ? c.req.query('saved') : undefined
  return said !== undefined && Object.hasOwn(words, said) ? (words[said] ?? null) : null
}

/** Where a page of what was begins, by `?before=…`; null: with the latest. */
export function momentIn(c: Web): Temporal.Instant | null {
  const text = c.req.query('before') ?? ''
  if (!/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text)) return null
  try {
    return Temporal.Instant.from(text)
  } catch {
    return null
  }
}
