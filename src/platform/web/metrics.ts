import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export interface RequestMetrics {
  observe(method: string, route: string, status: number, seconds: number): void
  job(task: string, outcome: 'done' | 'failed'): void
  registry: Registry
}

export interface Gauges {
  /** Emails asked for and not yet sent. */
  waitingEmails: () => Promise<number>
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
  new Gauge({
    name: 'circle_emails_waiting',
    help: 'Emails asked for and not yet sent',
    registers: [registry],
    async collect() {
      this.set(await gauges.waitingEmails())
    },
  })
  new Gauge({
    name: 'circle_backup_age_seconds',
    help: 'Time since a backup was made and found whole; +Inf when there is none',
    registers: [registry],
    async collect() {
      this.set(await gauges.secondsSinceBackup())
    },
  })
  return {
    observe: (method, route, status, seconds) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    job: (task, outcome) => jobs.inc({ task, outcome }),
    registry,
  }
}
