import type { Web } from '../../../platform/web/context.ts'

/** The address of the page after says that it has been done. */
export const isSaid = (c: Web, name: string): boolean =>
  c.req.method === 'GET' && c.req.query(name) !== undefined
