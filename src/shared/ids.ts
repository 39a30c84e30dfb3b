import { randomUUIDv7 } from 'node:crypto'

/** A UUID that sorts by the time it was made (RFC 9562, version 7). */
export function newId(): string {
  return randomUUIDv7()
}

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Lower case only: an id has one spelling, so that one page has one address. */
export function isId(text: string): boolean {
  return uuidShape.test(text)
}
