import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import pg from 'pg'
import { pino } from 'pino'
import { type HouseOptions, type OpenHouse, openHouse } from '../../src/open-house.ts'
import type { BackupSettings } from '../../src/platform/backup/make-backup.ts'
import type { Database } from '../../src/platform/database/database.ts'
import { discreetError } from '../../src/platform/logger.ts'
import type { MailPatience } from '../../src/platform/mail/postman.ts'
import type { MailRoom } from '../../src/platform/mail/send-email.ts'
import { makeKeyFile } from '../../src/platform/sealed/key-file.ts'
import type { Secrets } from '../../src/platform/secrets.ts'
import { withAxe } from './axe.ts'
import { cloneDatabase } from './database.ts'
import { freePort } from './free-port.ts'
import { type MailServer, startMailServer } from './mail-server.ts'
import { loginPrefix, testSecret } from './secret.ts'
import { until } from './until.ts'

/** The whole product on a database and a mail server of its own. */
export interface Circle {
  url: string
  app: OpenHouse['app']
  house: OpenHouse['house']
  database: Database
  secrets: Secrets
  mail: MailServer
  mailRoom: MailRoom
  /** Sees everything: for looking at what the product did, never for doing. */
  owner: pg.Pool
  ownerUrl: string
  /** Outside the data folder, as everywhere. */
  keyFile: string
  /** With `backups`: where they go, and the key that opens them. */
  backups: BackupSettings
  backupKey: string
  clock: TestClock
  /**
   * A further process of the product on the same database, which listens at a port of its own.
   * @param databaseUrl where it finds the database, if not where all do
   * @param does jobs as well
   */
  anotherProcess(
    databaseUrl?: string,
    does?: { jobs: boolean },
  ): Promise<{ url: string; close(): Promise<void> }>
  /** Waits until every email that was asked for has been sent or dropped, and every due job done. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** The time the product believes in; it runs on from where it is set. */
export interface TestClock {
  now(): Temporal.Instant
  set(moment: string | Temporal.Instant): void
}

export interface CircleOptions {
  /** Listen on a port, for a browser; otherwise only `app.request` reaches it. */
  listen?: boolean
  /** Takes every line of the log, from debug on. */
  log?: string[]
  /** One may take the place of the demo's people. */
  isDemo?: boolean
  /** A folder for backups is set. */
  backups?: boolean
  /** Pages for looking around: /dev/room. */
  devPages?: boolean
  /** Do jobs. */
  jobs?: boolean
  now?: string
  /** How many forms are taken in a minute; tests press faster than people, all from one address. */
  posts?: HouseOptions['posts']
  /** Another mail server than the well-behaved one, and how long the product waits for it. */
  smtpUrl?: string
  mailPatience?: MailPatience
  /** Where the card company is: a stand-in on this machine. */
  cardCompanyApi?: URL
}

export async function startCircle(options: CircleOptions = {}): Promise<Circle> {
  const { listen = false, jobs = true, isDemo = false, devPages = false, now } = options
  const [{ ownerUrl, drop }, mail, dataDir] = await Promise.all([
    cloneDatabase(),
    startMailServer(),
    mkdtemp(join(tmpdir(), 'balint-circle-')),
  ])
  const clock = testClock(now)
  const keyFile = `${dataDir}.key`
  const backupKey = await generateIdentity()
  const backups = { to: `${dataDir}.backups`, keys: [await identityToRecipient(backupKey)], keep: 3 }
  if (options.backups) await mkdir(backups.to)
  const port = listen ? await freePort() : 0
  const url = `http://localhost:${port || 3000}`
  const houseOptions: HouseOptions = {
    databaseUrl: ownerUrl,
    secret: testSecret,
    seals: makeKeyFile(keyFile),
    loginPrefix,
    baseUrl: url,
    smtpUrl: options.smtpUrl ?? mail.url,
    ...(options.mailPatience && { mailPatience: options.mailPatience }),
    mailFrom: 'no-reply@example.org',
    dataDir,
    assetsFolder: 'dist/client',
    hasDevPages: devPages,
    isDemo,
    trustProxy: [],
    backups: options.backups ? backups : null,
    metricsToken: 'metrics-token-for-tests',
    logger: options.log
      ? pino(
          { level: 'debug', serializers: { err: discreetError } },
          { write: (line) => options.log?.push(line) },
        )
      : pino({ level: process.env.TEST_LOG ?? 'silent' }),
    clock: clock.now,
    hasSchedules: false,
    posts: options.posts ?? { ofBrowser: Number.POSITIVE_INFINITY, ofClient: Number.POSITIVE_INFINITY },
    ...(options.cardCompanyApi && { cardCompanyApi: options.cardCompanyApi }),
  }
  const open = openHouse(houseOptions)
  if (jobs) await open.startJobs()
  const server = listen ? serve({ fetch: withAxe(open.app.fetch), port, hostname: '127.0.0.1' }) : null
  server?.on('upgrade', open.sockets.upgrade)
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  const others: (() => Promise<void>)[] = []
  return {
    url,
    anotherProcess: async (databaseUrl = ownerUrl, { jobs: doesJobs } = { jobs: false }) => {
      const further = openHouse({ ...houseOptions, databaseUrl })
      if (doesJobs) await further.startJobs()
      const port = await freePort()
      const itsServer = serve({ fetch: withAxe(further.app.fetch), port, hostname: '127.0.0.1' })
      itsServer.on('upgrade', further.sockets.upgrade)
      let isClosed = false
      const close = async () => {
        if (isClosed) return
        isClosed = true
        await further.sockets.close()
        itsServer.close()
        await further.close()
      }
      others.push(close)
      return { url: `http://localhost:${port}`, close }
    },
    app: open.app,
    house: open.house,
    database: open.house.database,
    secrets: open.house.secrets,
    mail,
    mailRoom: open.mailRoom as MailRoom,
    owner,
    ownerUrl,
    keyFile,
    backups,
    backupKey,
    clock,
    settled: () =>
      until(async () => {
        const { rows } = await owner.query(
          `select (select count(*) from email where sent_at is null and dropped_at is null)
             + (select count(*) from graphile_worker.jobs where run_at <= now()) as waiting`,
        )
        return Number(rows[0].waiting) === 0
      }, 'the queue to be empty'),
    close: async () => {
      for (const close of others) await close()
      await open.sockets.close()
      server?.close()
      if (server && 'closeAllConnections' in server) server.closeAllConnections()
      await open.close()
      await owner.end()
      await mail.close()
      await drop()
      await rm(dataDir, { recursive: true, force: true })
      await rm(keyFile, { force: true })
      await rm(backups.to, { recursive: true, force: true })
    },
  }
}

function testClock(start?: string): TestClock {
  let offset = 0
  const set = (moment: string | Temporal.Instant) => {
    offset = Temporal.Instant.from(moment).epochMilliseconds - Date.now()
  }
  if (start) set(start)
  return { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now() + offset), set }
}
