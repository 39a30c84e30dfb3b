import pg from 'pg'
import { expect } from 'vitest'
import { leftOut } from '../../src/platform/backup/left-out.ts'
import { jobColumns } from '../../src/platform/backup/snapshot.ts'

/** What a restore writes itself: whoever's codes or app ended is told. */
const ended = `kind in ('codes-ended', 'app-ended')`
const toldByRestore = `email e join sign_in_event s on s.id = e.about_id and s.${ended}`
const written: Record<string, string> = {
  sign_in_event: `where not (${ended})`,
  email: `where not exists (select from ${toldByRestore} where e.id = t.id)`,
}

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
    for (const { name } of tables)
      found[name] = await column(owner, `select t::text as row from "${name}" t ${written[name] ?? ''}`)
    found['the queue'] = await column(
      owner,
      `select row(${jobColumns.join(', ')})::text as row from (
         select t.identifier as task, j.payload, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority
         from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
         left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
         where t.identifier not like 'backup.%' and not exists (
           select from ${toldByRestore} where e.id::text = j.payload->>'emailId')) job`,
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

/** What a database is made of, beside its rows: keys, triggers, policies, grants, functions. */
export async function shapeOf(ownerUrl: string): Promise<string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    return await column(
      owner,
      `select part as row from (
         select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' ' || convalidated as part
         from pg_constraint where connamespace = 'public'::regnamespace
         union all select pg_get_triggerdef(oid) || ' ' || tgenabled::text from pg_trigger where not tgisinternal
         union all select tablename || ' ' || policyname || ' ' || cmd || ' ' || coalesce(qual, '') || coalesce(with_check, '')
         from pg_policies
         union all select relname || ' ' || relkind::text || relrowsecurity::text || ' ' || coalesce(relacl::text, '')
         from pg_class where relnamespace = 'public'::regnamespace
         union all select attrelid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod) || attnotnull::text
           || coalesce(attacl::text, '') from pg_attribute a join pg_class c on c.oid = attrelid
         where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped
         union all select proname || ' ' || coalesce(proacl::text, '') || md5(prosrc) from pg_proc
         where pronamespace = 'public'::regnamespace and probin is null) each`,
    )
  } finally {
    await owner.end()
  }
}
