import { isId } from '../../shared/ids.ts'
import { NotFound } from '../errors.ts'
import type { Web } from './context.ts'

/** An id in the address; a malformed one is nowhere. */
export function idIn(c: Web, name = 'id'): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotFound()
  return id
}

/** The token of a secret address; whether it opens anything, the database says. */
export const tokenIn = (c: Web): string => c.req.param('token') ?? ''

/** What a page is told about the form that led to it, by `?name=…`; a form that came back has done nothing. */
export const saidIn = (c: Web, name: string): string | undefined =>
  c.req.method === 'GET' ? c.req.query(name) : undefined

/** The same where the name alone says it: `?saved`. */
export const isSaidIn = (c: Web, name: string): boolean => saidIn(c, name) !== undefined

/** Which of the words that a page knows its address says: `?done=sent`. */
export function doneIn<const Word extends string>(
  c: Web,
  words: readonly Word[],
  name = 'done',
): Word | null {
  const said = saidIn(c, name)
  return words.find((word) => word === said) ?? null
}

/** What was done, by `?saved=…`, in words. */
export function savedIn(c: Web, words: Readonly<Record<string, string>>): string | null {
  const said = doneIn(c, Object.keys(words), 'saved')
  return said === null ? null : (words[said] ?? null)
}

/** How many were told, or dates made, as the address says: `?told=7`; null where it says nothing that can be. */
export function countIn(c: Web, name: string): number | null {
  const text = saidIn(c, name) ?? ''
  return /^\d{1,4}$/.test(text) ? Number(text) : null
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

/** A day of the address, as a date field sends it; anything else is none. */
export function dayIn(c: Web, name: string): Temporal.PlainDate | null {
  const text = c.req.query(name) ?? ''
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return null
  }
}

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
