import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

import type { FreeSpace } from '../free-space.ts'

export interface RequestMetrics {
  observe(method: string, route: string, status: number, seconds: number): void
  job(task: string, outcome: 'done' | 'failed'): void
  registry: Registry
}

export interface Gauges {
  /** Asked for and not yet sent; of these, how many the mail server has refused; and how long the oldest has waited. */
  letters: () => Promise<{ waiting: number; refused: number; oldestSeconds: number }>
  freeSpace: () => Promise<readonly FreeSpace[]>
  /** Since a backup was made and found whole; infinite when there is none. */
  secondsSinceBackup: () => Promise<number>
}

/** Counts for Prometheus; by route pattern, so that they hold no ids. */
export function openMetrics(gauges: Gauges): RequestMetrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'circle_request_seconds',
    help: 'Time to answer, by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  })
  const jobs = new Counter({
    name: 'circle_jobs_total',
    help: 'Jobs by task and outcome',
    labelNames: ['task', 'outcome'],
    registers: [registry],
  })
  const gauge = (name: string, help: string, read: () => Promise<number>) =>
    new Gauge({
      name,
      help: `${help}; NaN while that cannot be looked up`,
      registers: [registry],
      async collect() {
        // The database may be away: whoever watches learns the rest all the same.
        this.set(await read().catch(() => Number.NaN))
      },
    })
  gauge(
    'circle_emails_waiting',
    'Emails asked for and not yet sent',
    async () => (await gauges.letters()).waiting,
  )
  gauge(
    'circle_emails_refused',
    'Of those, emails that the mail server refuses',
    async () => (await gauges.letters()).refused,
  )
  gauge(
    'circle_emails_waiting_seconds',
    'How long the oldest of them has waited',
    async () => (await gauges.letters()).oldestSeconds,
  )
  gauge(
    'circle_backup_age_seconds',
    'Time since a backup was made and found whole; +Inf when there is none',
    gauges.secondsSinceBackup,
  )
  new Gauge({
    name: 'circle_disk_free_bytes',
    help: 'Room on the disk of each folder that is written to',
    labelNames: ['folder'],
    registers: [registry],
    async collect() {
      for (const { folder, freeBytes } of await gauges.freeSpace()) this.set({ folder }, freeBytes)
    },
  })
  return {
    observe: (method, route, status, seconds) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    job: (task, outcome) => jobs.inc({ task, outcome }),
    registry,
  }
}
