import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/postgres/embedded.ts'
import { until } from '../support/until.ts'

const log = pino({ level: 'silent' })
const secret = 'a secret of a house that is only ever a test'

let dataDir: string
let postgres: EmbeddedPostgres

const start = (options: { secret?: string } = {}) =>
  startEmbeddedPostgres({ dataDir, secret, log, ...options })

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'balint-circle-postgres-'))
  await chmod(dataDir, 0o711)
  postgres = await start()
})

afterAll(async () => {
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
})

async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query({ text: question, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}

const answers = (url: string) => ask(url, 'select true').catch(() => false)

/** The process PostgreSQL itself names in its folder. */
async function postmaster(): Promise<number> {
  const [pid = ''] = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
  return Number(pid)
}

describe('PostgreSQL in the data folder', () => {
  test('lets its owner create roles and do nothing above that', async () => {
    const rights =
      'select concat(rolcreaterole, rolsuper, rolcreatedb, rolbypassrls, rolreplication) from pg_roles where rolname = current_user'
    expect(await ask(postgres.ownerUrl, rights)).toBe('tffff')
  })

  test('lets nobody in as the superuser, nor without the password', async () => {
    const asSuperuser = new URL(postgres.ownerUrl)
    asSuperuser.username = 'postgres'
    await expect(ask(asSuperuser.href, 'select 1')).rejects.toThrow(/rejects connection/)
    const guessing = new URL(postgres.ownerUrl)
    guessing.password = 'guess'
    await expect(ask(guessing.href, 'select 1')).rejects.toThrow(/password authentication failed/)
  })

  test.runIf(process.platform === 'linux')(
    'keeps the memory a statement worked in for the next one, instead of asking the system for it again',
    async () => {
      const client = new pg.Client({ connectionString: postgres.ownerUrl })
      await client.connect()
      const { rows } = await client.query('select pg_backend_pid() as pid')
      /** Pages the system had to find for it so far (proc(5), minflt). */
      const faults = async () =>
        Number((await readFile(`/proc/${rows[0].pid}/stat`, 'utf8')).split(') ')[1]?.split(' ')[7])
      const sort = async (times: number) => {
        for (let time = 0; time < times; time++)
          await client.query(
            'select count(*) from (select n from generate_series(1, 20000) n order by -n) sorted',
          )
      }
      await sort(5)
      const before = await faults()
      await sort(50)
      const after = await faults()
      await client.end()
      // A sort of this size works in some five hundred pages.
      expect(after - before).toBeLessThan(50 * 50)
    },
  )

  test('keeps its folder to itself', async () => {
    const { mode } = await stat(join(dataDir, 'postgres'))
    expect(mode & 0o077).toBe(0)
  })

  test('is for one server at a time', async () => {
    await expect(start()).rejects.toThrow(/^DATA_DIR: another Balint Circle \(process \d+\) is using/)
  })

  test('comes back by itself on the same port when it is killed', async () => {
    await ask(postgres.ownerUrl, 'create table kept (word text)')
    process.kill(await postmaster(), 'SIGKILL')
    await until(async () => (await answers(postgres.ownerUrl)) === true, 'PostgreSQL to be back')
    expect(await ask(postgres.ownerUrl, "select to_regclass('kept')::text")).toBe('kept')
  })

  test('starts over the traces of a reboot: a lock and a process number that are nobody’s or another’s', async () => {
    await postgres.stop()
    await writeFile(
      join(dataDir, 'postgres.lock'),
      JSON.stringify({ pid: process.pid, fingerprint: 'earlier' }),
    )
    await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n`)
    postgres = await start()
    expect(await answers(postgres.ownerUrl)).toBe(true)
  })

  test('follows when the installation gets another secret', async () => {
    const before = new URL(postgres.ownerUrl).password
    await postgres.stop()
    postgres = await start({ secret: 'another secret of the same house, set by hand' })
    expect(new URL(postgres.ownerUrl).password).not.toBe(before)
    expect(await ask(postgres.ownerUrl, "select to_regclass('kept')::text")).toBe('kept')
  })

  test('refuses the folder of another version in one sentence', async () => {
    await postgres.stop()
    const file = join(dataDir, 'postgres', 'PG_VERSION')
    await writeFile(file, '17\n')
    await expect(start()).rejects.toThrow(/was written by PostgreSQL 17 and this program brings 18/)
    await writeFile(file, '18\n')
    postgres = await start()
  })
})
