import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { freePort } from '../support/free-port.ts'
import { until } from '../support/until.ts'

/** The process as people start it: the built bundle, with an environment of its own. */
class Server {
  readonly #child: ChildProcess
  out = ''
  err = ''
  exitCode: number | null = null

  constructor(environment: Record<string, string>) {
    this.#child = spawn(process.execPath, ['dist/server/server.js'], {
      env: { PATH: process.env.PATH, ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    this.#child.stdout?.on('data', (text) => {
      this.out += text
    })
    this.#child.stderr?.on('data', (text) => {
      this.err += text
    })
    const heard = [this.#child.stdout, this.#child.stderr].map((stream) => stream && once(stream, 'close'))
    this.#child.on('exit', async (code) => {
      await Promise.all(heard)
      this.exitCode = code ?? -1
    })
  }

  ready = () =>
    until(async () => this.out.includes('Balint Circle is at'), `the start: ${this.err}${this.out}`)
  ended = () => until(async () => this.exitCode !== null, 'the end', 30_000)
  tell = (signal: NodeJS.Signals) => this.#child.kill(signal)
  loseSupervisor = () => this.#child.disconnect()
}

let clone: TestDatabase | undefined
let server: Server | undefined

beforeAll(async () => {
  if (!existsSync('dist/server/server.js'))
    throw new Error('There is no bundle yet: npm test builds it first.')
  clone = await cloneDatabase()
})
afterAll(() => clone?.drop())
afterEach(async () => {
  if (server?.exitCode === null) server.tell('SIGTERM')
  await server?.ended()
  server = undefined
})

/** One data folder, begun by whoever needs it first and found again by the rest. */
const folder = mkdtempSync(join(tmpdir(), 'balint-circle-server-'))
chmodSync(folder, 0o711)
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  rmSync(`${folder}.key`, { force: true })
})

/** The one sentence with which a start refuses. */
async function refusal(environment: Record<string, string>, code = 78): Promise<string> {
  server = new Server({ PORT: String(await freePort()), LOG_LEVEL: 'silent', ...environment })
  await server.ended()
  expect(server.exitCode).toBe(code)
  expect(server.out).toBe('')
  return server.err
}

describe('a start that cannot be says why in one sentence', () => {
  test('a setting that makes no sense', async () => {
    expect(await refusal({ PORT: 'three thousand' })).toMatch(/^PORT must be [^\n]+\.\n$/)
  })

  test('a taken port', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as { port: number }
    expect(await refusal({ PORT: String(port) })).toBe(
      `PORT ${port} is taken by another program; stop that one, or set PORT to a free one.\n`,
    )
    other.close()
  })

  test('a host that is elsewhere', async () => {
    expect(await refusal({ HOST: '192.0.2.1' })).toMatch(
      /^HOST 192\.0\.2\.1 is no address of this machine;[^\n]+\n$/,
    )
  })

  test('a folder where nothing can be written', async () => {
    expect(await refusal({ DATA_DIR: '/dev/null/data' })).toMatch(
      /^DATA_DIR: nothing can be written in \/dev\/null\/data;[^\n]+\n$/,
    )
  })

  test('a database that does not answer, though it may: a service manager starts us again', async () => {
    const port = await freePort()
    const environment = {
      DATA_DIR: folder,
      DATABASE_URL: `postgres://anna:hidden@127.0.0.1:${port}/circle`,
    }
    const sentence = await refusal(environment, 75)
    expect(sentence).toMatch(/^DATABASE_URL: [^\n]+ \(nobody answers there[^\n]+\n$/)
    expect(sentence).not.toContain('hidden')
  }, 40_000)

  test('a database that is newer than the program', async () => {
    const owner = new pg.Client({ connectionString: clone?.ownerUrl })
    await owner.connect()
    await owner.query("insert into migration (name, checksum) values ('9999_next_year.sql', '')")
    await owner.end()
    expect(await refusal({ DATA_DIR: folder, DATABASE_URL: clone?.ownerUrl ?? '' })).toMatch(
      /^The database has migration 9999_next_year\.sql, [^\n]+\n$/,
    )
  })

  test('a database that cannot be carried forward', async () => {
    const other = await cloneDatabase()
    const owner = new pg.Client({ connectionString: other.ownerUrl })
    await owner.connect()
    await owner.query("delete from migration where name = '0073b_backup_runs.sql'")
    await owner.end()
    expect(await refusal({ DATA_DIR: folder, DATABASE_URL: other.ownerUrl })).toMatch(
      /^Migration 0073b_backup_runs\.sql failed \(42P07\) and nothing was changed; [^\n]+\.\n$/,
    )
    await other.drop()
  })

  test('a key file inside the data folder', async () => {
    expect(await refusal({ DATA_DIR: folder, KEY_FILE: join(folder, 'circle.key') })).toMatch(
      /^KEY_FILE: [^\n]+ lies inside the data folder, [^\n]+\.\n$/,
    )
  })

  test('a public address without a mail server', async () => {
    expect(await refusal({ BASE_URL: 'https://balint.example.org' })).toMatch(
      /^SMTP_URL is missing: [^\n]+\n$/,
    )
  })
})

describe('a server on a data folder of its own', () => {
  async function start(): Promise<{ url: string; postgres: number }> {
    const port = String(await freePort())
    server = new Server({ PORT: port, DATA_DIR: folder })
    await server.ready()
    const [pid] = (await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
    return { url: `http://127.0.0.1:${port}`, postgres: Number(pid) }
  }

  test('is alive, and ready with database and jobs', async () => {
    const { url } = await start()
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ database: true, jobs: true })
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('stops cleanly on %s, and PostgreSQL with it', async (signal) => {
    const { postgres } = await start()
    server?.tell(signal)
    await server?.ended()
    expect(server?.exitCode).toBe(0)
    expect(() => process.kill(postgres, 0)).toThrow(/ESRCH/)
  })

  test('stops by itself when its supervisor is killed', async () => {
    const { postgres } = await start()
    server?.loseSupervisor()
    await server?.ended()
    expect(server?.exitCode).toBe(0)
    expect(() => process.kill(postgres, 0)).toThrow(/ESRCH/)
  })

  test('is ready again after PostgreSQL was killed', async () => {
    const { url, postgres } = await start()
    process.kill(postgres, 'SIGKILL')
    await until(async () => {
      const answer = await fetch(`${url}/readyz`)
      const ready: { database: boolean } = await answer.json()
      return answer.status === 200 && ready.database
    }, 'the database to be back')
  })
})
