import { type DestinationStream, type Logger, pino } from 'pino'
import type { Mode } from './environment.ts'

export type { Logger } from 'pino'

/**
 * One line an event: JSON in production, readable in development. What people wrote has no place here,
 * nor has a path that may hold a token: log a request by its route pattern (`/groups/:id`).
 */
export function openLog({ logLevel, mode }: { logLevel: string; mode: Mode }): Logger {
  const options = { level: logLevel, base: null, serializers: { err: discreetError, fault: discreetError } }
  if (mode !== 'serve') return pino(options, readableLines)
  return pino({
    ...options,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
  })
}

interface DiscreetError {
  type: string
  message: string
  stack?: string
  /** From PostgreSQL: names of our own schema, never a value. */
  code?: unknown
  table?: unknown
  constraint?: unknown
}

/**
 * An error as far as it is ours to tell. PostgreSQL's messages and details quote values of rows, and so
 * do other libraries' extra properties; a stack's first lines repeat the message.
 */
export function discreetError(error: unknown): DiscreetError {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'something that is no error was thrown' }
  const { code, table, constraint, severity, responseCode, command } = Object.fromEntries(
    Object.entries(error),
  )
  const fromDatabase = severity !== undefined
  // nodemailer's: its words repeat the recipient's address.
  const fromMailServer = responseCode !== undefined || command !== undefined
  const frames = error.stack?.slice(error.stack.indexOf('\n    at ')) ?? ''
  return {
    type: error.name,
    message: fromDatabase
      ? `PostgreSQL refused with ${code}`
      : fromMailServer
        ? `the mail server answered ${responseCode ?? code}`
        : error.message,
    stack: frames.trimStart(),
    ...(code === undefined ? {} : { code }),
    ...(fromDatabase ? { table, constraint } : {}),
  }
}

const LEVELS: Record<number, string> = {
  10: 'trace',
  20: 'debug',
  30: '',
  40: 'warning',
  50: 'ERROR',
  60: 'FATAL',
}

const readableLines: DestinationStream = {
  write(line) {
    const { level, time, msg, err, fault, ...rest } = JSON.parse(line)
    const clock = new Date(time).toTimeString().slice(0, 8)
    const facts = Object.entries(rest).map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    const parts = [clock, LEVELS[level] ?? '', msg ?? '', ...facts]
    process.stdout.write(`${parts.filter((part) => part !== '').join(' ')}\n`)
    for (const { type, message, stack = '' } of [err, fault].filter(Boolean)) {
      process.stdout.write(`  ${type}: ${message}\n  ${stack}\n`)
    }
  },
}
