import type { Web } from '../../../platform/web/context.ts'

/** How many dates were made, or people told, as the address of the page after says; null when it says nothing of it. */
export function countIn(c: Web, name: string): number | null {
  const text = c.req.method === 'GET' ? (c.req.query(name) ?? '') : ''
  return /^[1-9]\d{0,2}$/.test(text) ? Number(text) : null
}
