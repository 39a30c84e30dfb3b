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
  let holding: Promise<pg.PoolClient> | null = null

  const hold = () => {
    holding ??= take()
    return holding
  }
  const take = async () => {
    const client = await pool.connect()
    // Its connection gone, the locks are too: take them again on another.
    client.on('error', letGo)
    try {
      for (const worker of alive) await lock(client, worker)
    } catch (fault) {
      client.release(true)
      throw fault
    }
    return client
  }
  // A dead connection has to be given back too, or the pool waits for it for ever when it closes.
  const letGo = async () => {
    const held = holding
    holding = null
    await held?.then(
      (client) => client.release(true),
      () => {},
    )
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
      await letGo()
    }
  }

  events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => {
    alive.add(worker.workerId)
    hold()
      .then((client) => lock(client, worker.workerId))
      .catch(letGo)
  })
  const timer = setInterval(giveBack, everyMs)
  await giveBack()
  return {
    stop: async () => {
      clearInterval(timer)
      await letGo()
    },
  }
}

async function lock(client: pg.PoolClient, worker: string): Promise<void> {
  await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [worker])
}
