import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Secrets } from '../secrets.ts'
import { StartFault } from '../start-fault.ts'
import { type DumpHead, END_OF_TABLE, footLine, headLine, JOBS, tableLine } from './dump-text.ts'
import { leftOut } from './left-out.ts'

export interface Snapshot {
  /** The whole database as text, all of it as it is at one moment. */
  text: AsyncGenerator<Buffer>
  /** How many rows each table has at that moment, counted by itself. */
  rows: Record<string, number>
  close(): Promise<void>
}

const WAITING_JOBS = `
  select t.identifier as task, j.payload, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
  where j.attempts < j.max_attempts and t.identifier not like 'backup.%'`

export const jobColumns = ['task', 'payload', 'queue_name', 'run_at', 'max_attempts', 'key', 'priority']

/**
 * Opens the database as it is now, and keeps this view of it until it is closed, whatever is written meanwhile: one
 * transaction, as the owner, which may read and nothing else.
 */
export async function openSnapshot(
  ownerUrl: string,
  { secrets, now }: { secrets: Secrets; now: Temporal.Instant },
): Promise<Snapshot> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'balint-circle backup' })
  // One that breaks fails the query in hand.
  owner.on('error', () => {})
  await owner.connect()
  try {
    await refuseUnfounded(owner)
    await owner.query('begin transaction isolation level repeatable read, read only')
    // A row that a policy hid would be missing without a word: then PostgreSQL refuses instead.
    await owner.query('set local row_security = off')
    const tables = await carriedTables(owner)
    const rows = await countRows(owner, tables)
    const head = await headOf(owner, secrets, now)
    return { text: dump(owner, head, tables, rows), rows, close: () => owner.end() }
  } catch (fault) {
    await owner.end()
    throw fault
  }
}

async function refuseUnfounded(owner: pg.Client): Promise<void> {
  const { rowCount } = await owner.query(`select from pg_class where oid = to_regclass('public.migration')`)
  if (rowCount === 0) throw new StartFault('There is nothing in this database that could be backed up.')
}

type Tables = Map<string, string[]>

async function carriedTables(owner: pg.Client): Promise<Tables> {
  const { rows } = await owner.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relpersistence = 'p'
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname order by c.relname`,
  )
  return new Map(rows.filter(({ name }) => !(name in leftOut)).map(({ name, columns }) => [name, columns]))
}

async function countRows(owner: pg.Client, tables: Tables): Promise<Record<string, number>> {
  const each = [...tables.keys()].map(
    (table) => `select '${table}' as name, count(*)::int as rows from ${pg.escapeIdentifier(table)}`,
  )
  const { rows } = await owner.query<{ name: string; rows: number }>(
    [...each, `select '${JOBS}', count(*)::int from (${WAITING_JOBS}) job`].join(' union all '),
  )
  return Object.fromEntries(rows.map(({ name, rows }) => [name, rows]))
}

async function headOf(owner: pg.Client, secrets: Secrets, now: Temporal.Instant): Promise<DumpHead> {
  const migrations = await owner.query<{ name: string; checksum: string }>(
    'select name, checksum from migration order by name',
  )
  const version = await owner.query<{ version: string }>(
    `select split_part(current_setting('server_version'), ' ', 1) as version`,
  )
  return {
    format: 1,
    madeAt: now.toString(),
    postgres: version.rows[0]?.version ?? '',
    migrations: Object.fromEntries(migrations.rows.map(({ name, checksum }) => [name, checksum])),
    secretPrint: secretPrint(secrets),
  }
}

export const secretPrint = (secrets: Secrets): string =>
  secrets.derive('backup-print').toString('base64url').slice(0, 22)

async function* dump(
  owner: pg.Client,
  head: DumpHead,
  tables: Tables,
  rows: Record<string, number>,
): AsyncGenerator<Buffer> {
  yield Buffer.from(headLine(head))
  for (const [table, columns] of tables) {
    const named = `${pg.escapeIdentifier(table)} (${columns.map(pg.escapeIdentifier).join(', ')})`
    yield* copied(owner, named, tableLine(table, columns))
  }
  yield* copied(owner, `(${WAITING_JOBS})`, tableLine(JOBS, jobColumns))
  yield Buffer.from(footLine(rows))
}

async function* copied(owner: pg.Client, what: string, first: string): AsyncGenerator<Buffer> {
  yield Buffer.from(first)
  for await (const chunk of owner.query(copyTo(`copy ${what} to stdout`))) yield Buffer.from(chunk)
  yield Buffer.from(END_OF_TABLE)
}
