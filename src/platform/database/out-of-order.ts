import { hasCode } from '../start-fault.ts'

/** PostgreSQL's own codes (errcodes, classes 08, 53 and 57) and the network's. */
const AWAY = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  '08000',
  '08003',
  '08006',
]
const COMING_OR_GOING = ['57P01', '57P02', '57P03', '53300']
const FULL = ['53100', 'ENOSPC']

/**
 * Whether a fault says that the database cannot be reached, or keeps nothing more: no fault of the request, nor of the
 * program, and over by itself or by whoever looks after the server.
 */
export function outOfOrder(fault: unknown): 'away' | 'full' | null {
  for (let each = fault; each instanceof Error; each = each.cause) {
    if (hasCode(each, ...FULL)) return 'full'
    if (hasCode(each, ...AWAY, ...COMING_OR_GOING) || saysSo.test(each.message)) return 'away'
  }
  return null
}

/** node-postgres gives these no code. */
const saysSo =
  /^(timeout exceeded when trying to connect|Connection terminated( unexpectedly| due to connection timeout)?|Client has encountered a connection error and is not queryable)$/
