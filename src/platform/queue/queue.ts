import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { parseCronItems, Logger as QueueLogger, type Runner, run } from 'graphile-worker'
import type pg from 'pg'
import { discreetError, type Logger } from '../logger.ts'
import { watchWorkers } from './dead-workers.ts'

/** Does one job; the payload's ids are all it knows. Thrown faults are tried again, later and later. */
export type Task = (ids: Record<string, string>) => Promise<void>

export interface Schedule {
  task: string
  /** Five fields as in cron, in UTC. */
  at: string
}

export interface Queue {
  isRunning(): boolean
  /** Finishes what is being done, starts nothing more. */
  stop(): Promise<void>
}

/** Tasks that take turns with one another. */
export interface Lane {
  tasks: Record<string, Task>
  /** Jobs at once. */
  concurrency: number
}

export interface QueueOptions {
  pool: pg.Pool
  /** Side by side: however long the jobs of one lane take, those of the others are done. */
  lanes: readonly Lane[]
  schedules?: readonly Schedule[]
  logger: Logger
  onDone?: (task: string, outcome: 'done' | 'failed') => void
}

export async function startQueue(options: QueueOptions): Promise<Queue> {
  const events = new EventEmitter()
  const workers = await watchWorkers(options.pool, events)
  const runners: Runner[] = []
  for (const lane of options.lanes) runners.push(await startLane(options, lane, events))
  let running = true
  for (const { promise } of runners) {
    promise
      .catch((fault) => options.logger.error({ err: fault }, 'the queue stopped'))
      .finally(() => {
        running = false
      })
  }
  return {
    isRunning: () => running,
    stop: async () => {
      await workers.stop()
      await Promise.all(runners.map((runner) => runner.stop().catch(() => {})))
      await lastNotes(options.pool)
    },
  }
}

function startLane(options: QueueOptions, lane: Lane, events: EventEmitter): Promise<Runner> {
  const own = (options.schedules ?? []).filter(({ task }) => task in lane.tasks)
  return run({
    pgPool: options.pool,
    concurrency: lane.concurrency,
    noHandleSignals: true,
    pollInterval: 2_000,
    events,
    logger: new QueueLogger(() => (level, message) => {
      if (level === 'error') options.logger.warn({ queue: true }, message.slice(0, 120))
      else options.logger.debug({ queue: true }, message)
    }),
    taskList: Object.fromEntries(
      Object.entries(lane.tasks).map(([name, task]) => [
        name,
        async (payload: unknown) => {
          try {
            await task(payload as Record<string, string>)
            options.onDone?.(name, 'done')
          } catch (fault) {
            options.onDone?.(name, 'failed')
            options.logger.error({ err: fault, task: name }, 'a job failed and will be tried again')
            // The queue keeps and logs what it catches: mail servers' and PostgreSQL's own words name people.
            throw new Error(discreetError(fault).type)
          }
        },
      ]),
    ),
    // The crontab's text form knows no dots in a task's name.
    parsedCronItems: parseCronItems(own.map(({ task, at }) => ({ task, match: at }))),
  })
}

const LONGEST_NOTES_MS = 5_000

/**
 * graphile-worker notes that a job is done without waiting for the note. A pool that closes meanwhile never answers it:
 * the job would be done again, and the note fail a minute later with nobody to hear it.
 */
async function lastNotes(pool: pg.Pool): Promise<void> {
  for (let waited = 0; waited < LONGEST_NOTES_MS; waited += 10) {
    if (pool.waitingCount === 0 && pool.idleCount === pool.totalCount) return
    await pause(10)
  }
}
