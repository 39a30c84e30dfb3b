import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forget, hourlyKinds, nightlyKinds } from '../../src/features/retention/commands/forget.ts'
import { lookAhead } from '../../src/features/retention/commands/look-ahead.ts'
import { durationOf, type Kind, retention } from '../../src/features/retention/rules/retention.ts'
import { guidance } from '../../src/features/society/rules/guidance.ts'
import { type Database, openDatabase } from '../../src/platform/database/database.ts'
import { openSecrets } from '../../src/platform/secrets.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { type DueRow, dueRows } from '../support/retention/due-rows.ts'
import { nobodys, personalTables } from '../support/retention/personal-columns.ts'
import { loginPrefix, testSecret } from '../support/secret.ts'
import { writeWholeGroup } from '../support/whole-group.ts'

// What is kept of people, from one table in code (features/retention/rules): that it names every table of the database in which
// somebody may be found, and that each kind stays until its day and goes on it.

let clone: TestDatabase
let owner: pg.Pool
let database: Database
const secrets = openSecrets(testSecret)
const office = () => ({ database, secrets })
const periods = { ticksKeptDays: guidance.ticksKeptDays.usual, debriefWeeks: guidance.debriefWeeks.usual }

beforeAll(async () => {
  clone = await cloneDatabase()
  owner = new pg.Pool({ connectionString: clone.ownerUrl, max: 2 })
  database = openDatabase({ url: clone.ownerUrl, secrets, loginPrefix })
  await writeWholeGroup(owner, 'whole')
  await owner.query('update hold set lifted_at = placed_at')
})
afterAll(async () => {
  await database.close()
  await owner.end()
  await clone.drop()
})

describe('the table of what is kept', () => {
  test('names every table in which somebody may be found', async () => {
    const named = new Set<string>(retention.flatMap(({ tables }) => [...tables]))
    const missing = (await personalTables(owner)).filter(
      ({ table }) => !named.has(table) && !Object.hasOwn(nobodys, table),
    )
    expect(
      missing,
      'tables without an entry in src/features/retention/rules/kinds: say how long they are kept and what deletes them',
    ).toEqual([])
  })

  test('names no table that is not there', async () => {
    const { rows } = await owner.query(`select tablename from pg_tables where schemaname = 'public'`)
    const there = new Set(rows.map(({ tablename }) => tablename))
    const gone = retention.flatMap(({ tables }) => tables.filter((table) => !there.has(table)))
    expect([...gone, ...Object.keys(nobodys).filter((table) => !there.has(table))]).toEqual([])
  })

  test('finds a table that somebody adds and forgets to name', async () => {
    await owner.query('create table keepsake (id uuid, given_by uuid references person, body text)')
    expect((await personalTables(owner)).map(({ table }) => table)).toContain('keepsake')
    await owner.query('drop table keepsake')
  })

  test('keeps books as long as the database does', async () => {
    const { rows } = await owner.query('select books_kept_years() as years')
    expect(retention.find(({ kind }) => kind === 'books')?.kept).toEqual({ for: `P${rows[0].years}Y` })
  })

  test('keeps who looked as long as the database does', async () => {
    const kept = retention.find(({ kind }) => kind === 'looks')?.kept
    const { rows } = await owner.query('select looks_kept() = $1::interval as alike', [
      kept && 'for' in kept ? kept.for : '',
    ])
    expect(rows).toEqual([{ alike: true }])
  })
})

const usual = '2026-11-01T00:00:00Z'

const forgettable = retention.flatMap((entry) => (entry.by ? [{ ...entry, by: entry.by }] : []))

/** In a transaction of its own that is taken back, so that every kind finds the whole group. */
async function inOne<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    return await work(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

async function arranged(client: pg.PoolClient, { arrange, from = usual }: DueRow) {
  await client.query(`select set_config('circle.now', '2026-01-01T00:00:00Z', true)`)
  await told(client, arrange, from)
}

async function told(client: pg.PoolClient, statements: readonly string[], from = usual) {
  for (const statement of statements) await client.query(statement.replaceAll(':at', `'${from}'`))
}

const isThere = async (client: pg.PoolClient, { row }: DueRow): Promise<boolean> =>
  (await client.query(`select exists (select from ${row}) as there`)).rows[0].there

describe.each(forgettable)('$kind', (entry) => {
  const due = () => {
    const row = dueRows[entry.kind]
    if (!row) throw new Error(`tests/support/retention/due-rows.ts has no row for ${entry.kind}`)
    return row
  }
  // A debrief's day stands in itself, as its leaders were shown it.
  const duration = entry.by.task ? 'PT0S' : (durationOf(entry, periods) ?? '')

  async function at(client: pg.PoolClient, shift: string, row: DueRow) {
    await client.query(
      `select set_config('circle.now', (($1::timestamptz at time zone 'UTC' + $2::interval) at time zone 'UTC'
         + $3::interval)::text, true)`,
      [row.from ?? usual, duration, shift],
    )
    await client.query(
      entry.by.task ? `select ${entry.by.function}(100)` : `select ${entry.by.function}('${duration}', 100)`,
    )
    return isThere(client, row)
  }

  test('stays until its day, and goes on it', () =>
    inOne(async (client) => {
      await arranged(client, due())
      expect(await isThere(client, due()), 'there to begin with').toBe(true)
      expect(await at(client, '-1 second', due()), 'a second before').toBe(true)
      await told(client, due().due ?? [])
      expect(await at(client, '0', due()), 'on its day').toBe(false)
    }))

  test(entry.notHeld ? 'is not held, and says why' : 'is passed by while somebody is held', () =>
    inOne(async (client) => {
      const { whom } = due()
      if (entry.notHeld) return expect(whom).toBeUndefined()
      // A time at which a leader was free says nothing of anybody who asks.
      if (!whom) return expect(entry.kind).toBe('free-times')
      await arranged(client, due())
      const column = 'person' in whom ? 'person_id' : 'correspondent_id'
      await client.query(
        `insert into hold (id, ${column}, reason, placed_at) values (uuidv7(), (${Object.values(whom)[0]}), 'access-request', '${usual}')`,
      )
      expect(await at(client, '1 day', due()), 'held').toBe(true)
      await client.query('update hold set lifted_at = now() where lifted_at is null')
      expect(await at(client, '2 days', due()), 'lifted').toBe(false)
    }),
  )
})

describe('the night', () => {
  const forgotten = async () =>
    (
      await owner.query(`select kind, pieces from forgotten where kind not like 'kind-%' order by kind`)
    ).rows.map(({ kind, pieces }) => `${kind} ${pieces}`)

  test('goes through every kind as the jobs, and notes sums; the same night again finds nothing', async () => {
    const now = Temporal.Instant.from('2027-04-01T03:00:00Z')
    const kinds: readonly Kind[] = nightlyKinds
    expect([...kinds, 'debriefs'].toSorted()).toEqual(forgettable.map(({ kind }) => kind).toSorted())
    expect(hourlyKinds.every((kind) => kinds.includes(kind))).toBe(true)
    await lookAhead(office(), now.subtract({ hours: 24 * 7 }))
    const ahead = (
      await owner.query(
        `select kind, within_week, within_month from forgetting_ahead where kind not like 'kind-%'`,
      )
    ).rows
    expect(ahead.map(({ kind }) => kind).toSorted()).toEqual(forgettable.map(({ kind }) => kind).toSorted())
    for (const { kind, within_week, within_month } of ahead)
      expect(within_month, kind).toBeGreaterThanOrEqual(within_week)
    expect(await forgotten()).toEqual([])

    const gone = await forget(office(), kinds, now)
    const first = await forgotten()
    expect(first).toContain('import-drafts 1')
    expect(ahead.find(({ kind }) => kind === 'import-drafts')).toMatchObject({ within_week: 1 })
    // Each is counted by itself: ticks may go along with their application, and names go after what they stood under.
    const alone = ahead.filter(({ kind }) => kind !== 'debriefs' && kind !== 'correspondents')
    for (const { kind, within_week } of alone)
      expect(gone.get(kind), `${kind} as was foreseen`).toBeLessThanOrEqual(within_week)
    expect([...(await forget(office(), kinds, now)).values()].every((pieces) => pieces === 0)).toBe(true)
    expect(await forgotten()).toEqual(first)
  })

  test('works through more than a batch', async () => {
    await owner.query(
      `insert into visit_by_client (client_hash, at) select 'client', '2026-01-01' from generate_series(1, 1203)`,
    )
    expect(
      (await forget(office(), ['clients'], Temporal.Instant.from('2026-02-01T00:00:00Z'))).get('clients'),
    ).toBe(1203)
  })

  test('works through more than a batch also where a kind is of two tables', async () => {
    await owner.query(
      `with visits as (insert into visit_by_client (client_hash, at)
         select 'client', '2026-01-01' from generate_series(1, 1203))
       insert into unproven_mail (client_hash, at) values ('client', '2026-01-01')`,
    )
    expect(
      (await forget(office(), ['clients'], Temporal.Instant.from('2026-02-01T00:00:00Z'))).get('clients'),
    ).toBe(1204)
  })

  test('goes on where one kind fails, says which, and fails in the end', async () => {
    await owner.query(`insert into visit_by_client (client_hash, at) values ('client', '2026-01-01')`)
    await owner.query('alter function forget_sessions rename to forget_sessions_not')
    const lines: unknown[] = []
    const logger = { error: (line: unknown) => lines.push(line) }
    const now = Temporal.Instant.from('2026-02-01T00:00:00Z')
    await expect(forget({ ...office(), logger }, ['sessions', 'clients'], now)).rejects.toThrow(
      'failed: sessions',
    )
    expect(lines).toEqual([expect.objectContaining({ piece: 'sessions' })])
    expect((await owner.query(`select from visit_by_client where at = '2026-01-01'`)).rowCount).toBe(0)
    await owner.query(`update forgetting_ahead set looked_at = '2020-01-01'`)
    await expect(lookAhead({ ...office(), logger }, now)).rejects.toThrow('failed: sessions')
    await owner.query('alter function forget_sessions_not rename to forget_sessions')
    const { rows } = await owner.query(
      `select kind from forgetting_ahead where looked_at < '2021-01-01' and kind not like 'kind-%'`,
    )
    expect(rows).toEqual([{ kind: 'sessions' }])
  })

  test('is foreseen a batch at a time, however much there is', async () => {
    await owner.query(
      `insert into visit_by_client (client_hash, at) select 'client', '2026-01-01' from generate_series(1, 1203)`,
    )
    await owner.query('alter function forget_clients rename to forget_clients_itself')
    await owner.query(
      `create function forget_clients(kept interval, at_most integer) returns integer
       language plpgsql security definer set search_path = public as $$
       begin
         if at_most > 500 then raise exception 'too much for one statement'; end if;
         return forget_clients_itself(kept, at_most);
       end $$`,
    )
    await lookAhead(office(), Temporal.Instant.from('2026-01-01T00:00:00Z'))
    await owner.query('drop function forget_clients')
    await owner.query('alter function forget_clients_itself rename to forget_clients')
    const { rows } = await owner.query(`select within_week from forgetting_ahead where kind = 'clients'`)
    expect(rows).toEqual([{ within_week: 1203 }])
    await owner.query(`delete from visit_by_client where client_hash = 'client'`)
  })

  test('an account is idle from the night on which nothing knows it, and not any more once somebody signs in', async () => {
    const id = '00000000-0000-7000-8000-00000000000a'
    await owner.query(`insert into person (id, name, email) values ($1, 'Una', 'una@example.org')`, [id])
    const night = (at: string) => forget(office(), ['accounts'], Temporal.Instant.from(at))
    const since = async () =>
      (await owner.query('select since from idle_account where person_id = $1', [id])).rows
    await night('2027-05-01T03:00:00Z')
    expect(await since()).toHaveLength(1)
    await owner.query(
      `insert into session (user_id, token, expires_at) values ($1, 'una', '2027-07-01T00:00:00Z')`,
      [id],
    )
    await night('2027-05-02T03:00:00Z')
    expect(await since()).toEqual([])
    await night('2027-07-02T03:00:00Z')
    await night('2028-07-01T03:00:00Z')
    expect((await owner.query('select from person where id = $1', [id])).rowCount).toBe(1)
    await night('2028-07-02T04:00:00Z')
    expect((await owner.query('select from person where id = $1', [id])).rowCount).toBe(0)
  })
})
