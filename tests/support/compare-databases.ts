import pg from 'pg'
import { expect } from 'vitest'
import { leftOut } from '../../src/platform/backup/left-out.ts'
import { jobColumns } from '../../src/platform/backup/snapshot.ts'

/** Every table's rows, as text and in order; of the queue what waits. */
export type Rows = Record<string, string[]>

export async function rowsOf(ownerUrl: string): Promise<Rows> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await owner.query('begin transaction isolation level repeatable read, read only')
    const { rows: tables } = await owner.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
    )
    const found: Rows = {}
    for (const { name } of tables) found[name] = await column(owner, `select t::text as row from "${name}" t`)
    found['the queue'] = await column(
      owner,
      `select row(${jobColumns.join(', ')})::text as row from (
         select t.identifier as task, j.payload, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority
         from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
         left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
         where t.identifier not like 'backup.%') job`,
    )
    return found
  } finally {
    await owner.end()
  }
}

async function column(owner: pg.Client, sql: string): Promise<string[]> {
  const { rows } = await owner.query<{ row: string }>(`${sql} order by 1`)
  return rows.map(({ row }) => row)
}

/** Row by row and table by table; what is left out by name is empty. */
export function expectSameRows(restored: Rows, original: Rows): void {
  expect(Object.keys(restored)).toEqual(Object.keys(original))
  for (const [table, rows] of Object.entries(original)) {
    if (table === 'migration') continue
    expect(restored[table], table).toEqual(table in leftOut ? [] : rows)
  }
}
