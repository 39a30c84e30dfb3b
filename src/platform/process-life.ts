import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from './logger.ts'
import { StartFault } from './start-fault.ts'

export type Closing = () => Promise<void> | void

/** Remembers what to close, to be closed in reverse order whenever and however the process ends. */
export interface Life {
  whenEnding(what: string, closing: Closing): void
  /** Told at once, before anything closes. */
  whenToldToEnd(hear: () => void): void
}

/** What does not close within this time is left as it is, so that the rest still closes in order. */
const LONGEST_CLOSING_MS = 12_000

/**
 * Runs a process from its start to a clean end: on SIGINT, SIGTERM or SIGHUP, when the supervisor is gone,
 * or after a fault. A StartFault is told in its own words and ends with its own code.
 */
export async function live(log: Logger, start: (life: Life) => Promise<void>): Promise<void> {
  const closings: { what: string; closing: Closing }[] = []
  const hearers: (() => void)[] = []
  let ending = false

  const end = async (code: number) => {
    if (ending) return
    ending = true
    for (const hear of hearers) hear()
    // Whoever is told to stop in the middle of the start first finishes that, and then has all to close.
    await started.catch(() => {})
    for (const { what, closing } of closings.reverse()) {
      const closed = Promise.resolve().then(closing)
      const tooLong = pause(LONGEST_CLOSING_MS).then(() => Promise.reject(new Error('it takes too long')))
      await Promise.race([closed, tooLong]).catch((err: unknown) =>
        log.error({ err }, `${what} did not close`),
      )
    }
    process.exit(code)
  }
  const fall = (err: unknown) => {
    log.fatal({ err }, 'the process met a fault nobody caught')
    void end(1)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0))
  process.on('uncaughtException', fall)
  process.on('unhandledRejection', fall)
  // The channel to bin/start.js; without one (a container that runs the bundle itself) it never comes.
  process.on('disconnect', () => void end(0))

  const started = Promise.resolve().then(() =>
    start({
      whenEnding: (what, closing) => closings.push({ what, closing }),
      whenToldToEnd: (hear) => hearers.push(hear),
    }),
  )
  try {
    await started
  } catch (error) {
    if (!(error instanceof StartFault)) return fall(error)
    process.stderr.write(`${error.message}\n`)
    void end(error.exitCode)
  }
}
