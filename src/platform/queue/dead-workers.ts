import type { EventEmitter } from 'node:events'
import type pg from 'pg'

/**
 * A killed worker's jobs would stay locked for hours. Each living worker holds an advisory lock named after it,
 * which PostgreSQL drops with its connection: a job locked by a worker whose name is free is given back.
 */
export async function watchWorkers(
  pool: pg.Pool,
  events: EventEmitter,
  everyMs = 15_000,
): Promise<{ stop(): Promise<void> }> {
  const alive = new Set<string>()
  let holding: pg.PoolClient | null = null

  const hold = async () => {
    if (holding) return holding
    const client = await pool.connect()
    // Its connection gone, the locks are too: take them again on another.
    client.on('error', () => {
      if (holding === client) holding = null
    })
    holding = client
    for (const worker of alive)
      await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [worker])
    return client
  }
  const giveBack = async () => {
    try {
      const client = await hold()
      await client.query(
        `select graphile_worker.force_unlock_workers(array_agg(locked_by))
         from (select distinct locked_by from graphile_worker._private_jobs
               where locked_by is not null and locked_at < now() - interval '10 seconds'
                 and locked_by <> all($1)) as worker
         where pg_try_advisory_xact_lock(hashtextextended(locked_by, 0))`,
        [[...alive]],
      )
    } catch {
      // The database is away; the next round tries again.
      holding = null
    }
  }

  events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => {
    alive.add(worker.workerId)
    hold()
      .then((client) => client.query('select pg_advisory_lock(hashtextextended($1, 0))', [worker.workerId]))
      .catch(() => {
        holding = null
      })
  })
  const timer = setInterval(giveBack, everyMs)
  await giveBack()
  return {
    stop: async () => {
      clearInterval(timer)
      holding?.release(true)
      holding = null
    },
  }
}
