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

/** What was just done, as `?done=` says on the page after; a form that came back has done nothing. */
export function doneIn<const Word extends string>(c: Web, words: readonly Word[]): Word | null {
  const done = c.req.method === 'GET' ? c.req.query('done') : undefined
  return words.find((word) => word === done) ?? null
}

/** The same where the name alone says it: `?saved`. */
export const isSaidIn = (c: Web, name: string): boolean =>
  c.req.method === 'GET' && c.req.query(name) !== undefined

/** A whole number of the address; the other one where it says none that can be. */
export function numberIn(c: Web, name: string, otherwise: number, [least, most]: [number, number]): number {
  const text = c.req.query(name) ?? ''
  const number = /^\d{1,9}$/.test(text) ? Number(text) : otherwise
  return number >= least && number <= most ? number : otherwise
}

/** More than anybody leafs through. */
const MOST_PAGES = 1000

/** Which page of a list; what is no number is the first. */
export const pageIn = (c: Web): number => numberIn(c, 'page', 1, [1, MOST_PAGES])
