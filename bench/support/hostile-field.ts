import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { pino } from 'pino'
import { node26 } from '../../bin/parts/node26.js'
import { openSignIn } from '../../src/platform/auth/sign-in.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded.ts'
import { makeKeyFile } from '../../src/platform/sealed/key-file.ts'
import { openSecrets } from '../../src/platform/secrets.ts'
import { freePort } from '../../tests/support/free-port.ts'
import { comingAgain, type Field } from '../../tests/support/hostile/field.ts'
import { keptCluster } from '../../tests/support/kept-cluster.ts'
import { testSecret } from '../../tests/support/secret.ts'
import { type Heap, heapOf } from './heap.ts'

export interface ServedField extends Field {
  heap: Heap
  /** Lines of the server's log that tell of a fault: level error, and what a room's line could not do. */
  faults: string[]
  /** How often the server was too busy and said so. */
  cameAgain: { times: number }
  close(): Promise<void>
}

/** When the tests' whole group lives. */
const LIVES_FROM = '2026-11-10T10:00:00Z'

/** The production bundle in a process of its own, with its heap open to be looked at, on a PostgreSQL of its own. */
export async function openHostileField(): Promise<ServedField> {
  const folder = await mkdtemp(join(tmpdir(), 'balint-circle-hostile-'))
  await chmod(folder, 0o711)
  const keyFile = `${folder}.key`
  const isThere = await keptCluster.take(folder)
  const postgres = await startEmbeddedPostgres({
    dataDir: folder,
    secret: testSecret,
    log: pino({ level: 'silent' }),
    ownerMayCreateDatabases: isThere,
  })
  const secrets = openSecrets(testSecret)
  await migrate(postgres.ownerUrl, { secrets, folder: 'migrations', loginPrefix: 'circle' })
  makeKeyFile(keyFile)
  const owner = new pg.Pool({ connectionString: postgres.ownerUrl, max: 2 })
  const [port, inspector] = await Promise.all([freePort(), freePort()])
  const url = `http://localhost:${port}`
  const offset = Temporal.Instant.from(LIVES_FROM).epochMilliseconds - Date.now()
  const clock = {
    now: () => Temporal.Instant.fromEpochMilliseconds(Date.now() + offset),
    set: () => {},
  }
  const database = openDatabase({ url: postgres.ownerUrl, secrets, clock: clock.now })
  const signIn = openSignIn({ database, secrets, baseUrl: url, clock: clock.now })

  const server = spawn(
    node26(),
    [
      `--inspect=127.0.0.1:${inspector}`,
      '--enable-source-maps',
      '--import',
      './bench/support/at-another-time.ts',
      'dist/server/server.js',
    ],
    {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        PROCESS: 'web',
        LIVES_FROM,
        PORT: String(port),
        BASE_URL: url,
        DATABASE_URL: postgres.ownerUrl,
        SECRET: testSecret,
        DATA_DIR: join(folder, 'process'),
        KEY_FILE: keyFile,
        TRUST_PROXY: '127.0.0.1,::1',
        SMTP_URL: 'smtp://127.0.0.1:9',
        MAIL_FROM: 'no-reply@example.org',
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const ended = once(server, 'exit')
  const faults: string[] = []
  const cameAgain = { times: 0 }
  for (const stream of [server.stdout, server.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      // What the inspector and the server say of themselves.
      if (!/^(Debugger |For help|Balint Circle is|Set up your society)/.test(line))
        faults.push(line.slice(0, 2_000))
    })
  const isReady = () =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await isReady())) {
    if (server.exitCode !== null) throw new Error(`The server ended: ${faults.join('\n')}`)
    await pause(100)
  }
  const heap = await heapOf(inspector)
  return {
    url,
    owner,
    secrets,
    database,
    clock,
    house: { signIn },
    app: {
      request: comingAgain(
        // Where a connection ends before its answer, there is none: it is counted as 0.
        (address, init) => {
          const headers = new Headers(init.headers)
          // From ever another address: what is measured is what happens to what is read, not the pace at which forms are taken.
          if (!headers.has('X-Forwarded-For')) headers.set('X-Forwarded-For', anyAddress())
          return fetch(address, { ...init, headers, redirect: 'manual' }).catch(() => Response.error())
        },
        () => {
          cameAgain.times += 1
        },
      ),
    },
    cameAgain,
    heap,
    faults,
    close: async () => {
      heap.close()
      server.kill('SIGTERM')
      await ended
      await database.close()
      await owner.end()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
      await rm(keyFile, { force: true })
    },
  }
}

const anyAddress = (): string => `10.${randomInt(256)}.${randomInt(256)}.${1 + randomInt(254)}`
