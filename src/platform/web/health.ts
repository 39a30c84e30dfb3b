import { Hono } from 'hono'
import { sameBytes, sha256 } from '../secrets.ts'
import type { Routes, WebEnv } from './context.ts'
import type { RequestMetrics } from './metrics.ts'

export interface HealthChecks {
  /** Throws when the database does not answer. */
  database: () => Promise<void>
  /** Whether jobs are being done here; null where other processes do them. */
  jobsAreRunning: () => boolean | null
  metrics: RequestMetrics
  /** Null: /metrics does not exist. */
  metricsToken: string | null
}

/** For whoever watches the installation: is it alive, is it ready, how is it doing. */
export function healthRoutes(health: HealthChecks): Routes {
  const routes = new Hono<WebEnv>()
  routes.get('/healthz', (c) => c.text('alive'))
  routes.get('/readyz', async (c) => {
    const database = await health.database().then(
      () => true,
      () => false,
    )
    const jobs = health.jobsAreRunning()
    return c.json({ database, jobs: jobs ?? 'elsewhere' }, database && jobs !== false ? 200 : 503)
  })
  routes.get('/metrics', async (c) => {
    const given = c.req.header('Authorization')?.replace(/^Bearer /, '') ?? ''
    if (health.metricsToken === null || !sameBytes(sha256(given), sha256(health.metricsToken)))
      return c.notFound()
    return c.text(await health.metrics.registry.metrics(), 200, {
      'Content-Type': health.metrics.registry.contentType,
    })
  })
  return routes
}
