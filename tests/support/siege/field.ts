import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { openSignIn } from '../../../src/platform/auth/sign-in.ts'
import { openDatabase } from '../../../src/platform/database/database.ts'
import { migrate } from '../../../src/platform/database/migrate.ts'
import { startEmbeddedPostgres } from '../../../src/platform/postgres/embedded.ts'
import { postmasterFile } from '../../../src/platform/postgres/postmaster-file.ts'
import { makeKeyFile } from '../../../src/platform/sealed/key-file.ts'
import { openSecrets } from '../../../src/platform/secrets.ts'
import { type Answering, type Client, clientOf } from '../client.ts'
import { freePort } from '../free-port.ts'
import { keptCluster } from '../kept-cluster.ts'
import { type MailServer, startMailServer } from '../mail-server.ts'
import { testSecret } from '../secret.ts'
import { until } from '../until.ts'
import { type FieldSociety, writeFieldSociety } from './field-society.ts'
import { startProcessesUnderFire, type Target } from './processes-under-fire.ts'

/** An installation as docs/operating.md has it, with a web process, a worker and a PostgreSQL, each of which may be killed. */
export interface Field {
  owner: pg.Pool
  mail: MailServer
  society: FieldSociety
  /** Somebody at the product from an address of their own. */
  client(from: string, personId?: string): Promise<Client>
  kill(target: Target): Promise<void>
  answers(): Promise<boolean>
  /** Processes that ended without having been killed: a service manager would leave them so. */
  gaveUp: string[]
  /** Every letter sent, every job done. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** @param kills that are coming: the longer it lasts, the more people are there */
export async function openField(kills: number): Promise<Field> {
  const folder = await mkdtemp(join(tmpdir(), 'balint-circle-fire-'))
  await chmod(folder, 0o711)
  const keyFile = `${folder}.key`
  const [mail, port, workerPort] = await Promise.all([startMailServer(), freePort(), freePort()])
  const isThere = await keptCluster.take(folder)
  const postgres = await startEmbeddedPostgres({
    dataDir: folder,
    secret: testSecret,
    log: pino({ level: 'silent' }),
    ownerMayCreateDatabases: isThere,
  })
  const secrets = openSecrets(testSecret)
  await migrate(postgres.ownerUrl, { secrets, folder: 'migrations', loginPrefix: 'circle' })
  const owner = new pg.Pool({ connectionString: postgres.ownerUrl, max: 2 })
  owner.on('error', () => {})
  const url = `http://localhost:${port}`
  makeKeyFile(keyFile)
  const clock = { now: () => Temporal.Now.instant(), set: () => {} }
  const society = await writeFieldSociety({ owner, clock }, kills)

  // Opens sessions for the load's people, as the product's own door does.
  const database = openDatabase({ url: postgres.ownerUrl, secrets, clock: clock.now })
  const signIn = openSignIn({ database, secrets, baseUrl: url, clock: clock.now })
  const processes = startProcessesUnderFire(
    { web: port, worker: workerPort },
    {
      BASE_URL: url,
      DATABASE_URL: postgres.ownerUrl,
      SECRET: testSecret,
      DATA_DIR: join(folder, 'processes'),
      KEY_FILE: keyFile,
      SMTP_URL: mail.url,
      MAIL_FROM: 'no-reply@example.org',
      TRUST_PROXY: '127.0.0.1,::1',
    },
  )
  const answers = async () => {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => null)
    return answer?.status === 200
  }

  const field: Field = {
    owner,
    mail,
    society,
    client: (from, personId) => {
      const door: Answering = {
        url,
        house: { signIn },
        app: {
          request: (address, init) => {
            const headers = new Headers(init.headers)
            // Whoever is signed in works faster here than a person: from ever another address, so that the pace at which
            // forms are taken holds nobody up.
            headers.set('X-Forwarded-For', personId ? anyAddress() : from)
            const signal = AbortSignal.timeout(10_000)
            return fetch(address, { ...init, headers, redirect: 'manual', signal })
          },
        },
      }
      return clientOf(door, personId)
    },
    kill: async (target) => {
      if (target !== 'postgres') return processes.kill(target)
      const [pid] = postmasterFile(join(folder, 'postgres'))
      if (pid) process.kill(Number(pid), 'SIGKILL')
    },
    answers,
    gaveUp: processes.gaveUp,
    settled: () => until(() => isSettled(owner), 'every letter to be sent and every job to be done', 300_000),
    close: async () => {
      await processes.close()
      await database.close()
      await owner.end()
      await postgres.stop()
      await mail.close()
      await rm(folder, { recursive: true, force: true })
      await rm(keyFile, { force: true })
    },
  }
  await until(answers, 'the product to be open', 180_000).catch(async (fault) => {
    await field.close()
    throw fault
  })
  return field
}

async function isSettled(owner: pg.Pool): Promise<boolean> {
  const waiting = await owner
    .query(
      `select (select count(*) from email where sent_at is null and dropped_at is null)
         + (select count(*) from graphile_worker.jobs where run_at <= now()) as count`,
    )
    .catch(() => null)
  return Number(waiting?.rows[0].count ?? 1) === 0
}

const anyAddress = (): string =>
  `198.18.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`
