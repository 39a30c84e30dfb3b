import type pg from 'pg'
import { outOfOrder } from './out-of-order.ts'

/** One of the few codes after which graphile-worker does the same again, later and later, for hours. */
const AGAIN = 'EHOSTUNREACH'

/**
 * Whatever says that the database cannot be reached says so by one code. graphile-worker notes that a job is done, or failed, without
 * waiting for the note: a fault that it does not know is caught by nobody, and would end the process, with its pages.
 */
export function sayUnreachable(pool: pg.Pool): void {
  const connect: (...sent: unknown[]) => unknown = pool.connect.bind(pool)
  Object.assign(pool, { connect: (...sent: unknown[]) => marked(connect(...sent)) })
  pool.on('connect', (client) => {
    const query: (...sent: unknown[]) => unknown = client.query.bind(client)
    Object.assign(client, { query: (...sent: unknown[]) => marked(query(...sent)) })
  })
}

function marked(asked: unknown): unknown {
  if (!(asked instanceof Promise)) return asked
  return asked.catch((fault: unknown) => {
    if (fault instanceof Error && outOfOrder(fault) === 'away') Object.assign(fault, { code: AGAIN })
    throw fault
  })
}
