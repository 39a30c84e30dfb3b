import { join } from 'node:path'
import { sql } from 'kysely'
import { createApp } from './app.tsx'
import { emails, lanesOf, schedules } from './jobs.ts'
import { openSignIn } from './platform/auth/sign-in.ts'
import { lastBackup } from './platform/backup/last-backup.ts'
import { type BackupSettings, makeBackup } from './platform/backup/make-backup.ts'
import { openDatabase } from './platform/database/database.ts'
import { openGraveyard } from './platform/database/graveyard.ts'
import type { Part } from './platform/environment.ts'
import { freeSpaceOf } from './platform/free-space.ts'
import type { Logger } from './platform/logger.ts'
import { openMailbox } from './platform/mail/mailbox.ts'
import { type MailPatience, smtpPostman } from './platform/mail/postman.ts'
import { previewEmail } from './platform/mail/preview-email.ts'
import type { MailRoom } from './platform/mail/send-email.ts'
import { startQueue } from './platform/queue/queue.ts'
import type { KeyFile } from './platform/sealed/key-file.ts'
import { openSeals } from './platform/sealed/seals.ts'
import { openSecrets } from './platform/secrets.ts'
import { trustProxies } from './platform/web/client-address.ts'
import type { House, Routes } from './platform/web/context.ts'
import { type HealthChecks, healthRoutes } from './platform/web/health.ts'
import { openMetrics } from './platform/web/metrics.ts'
import { type PostLimits, usualPosts } from './platform/web/post-pace.ts'
import { noSockets, type Sockets } from './platform/web/sockets.ts'
import { createSockets } from './sockets.ts'
import { renderEmail } from './ui/email/render.ts'

export interface HouseOptions {
  /** A migrated database; its narrow logins are used, whoever the address names. */
  databaseUrl: string
  secret: string
  /** All when left out. */
  part?: Part
  /** Holds what opens the sealed texts. */
  seals: KeyFile
  baseUrl: string
  /** Null: emails go to the mailbox in `dataDir` where there are pages to show it, and wait in the outbox elsewhere. */
  smtpUrl: string | null
  mailFrom: string
  /** With the mail server; as RFC 5321 wants it when left out. */
  mailPatience?: MailPatience
  dataDir: string
  /** Where the built client assets lie. */
  assetsFolder: string
  hasDevPages: boolean
  /** Whether one can take the place of the demo's people. */
  isDemo?: boolean
  trustProxy: readonly string[]
  /** Where backups go, and for whom they are sealed; none when left out. */
  backups?: BackupSettings | null
  metricsToken: string | null
  /** The society's contact page when left out. */
  securityContact?: string | null
  /** Servers that help browsers find each other (platform/turn.ts); none when left out. */
  stunUrls?: string[]
  turnUrls?: string[]
  turnSecret?: string | null
  /** Stripe's own when left out. */
  cardCompanyApi?: URL
  /** How many forms one browser and one address may send in a minute; as many as people do when left out. */
  posts?: PostLimits
  logger: Logger
  /** Whether things happen by themselves at their hours; not in tests, whose clock is their own. */
  hasSchedules?: boolean
  clock?: () => Temporal.Instant
  loginPrefix?: string
}

export interface OpenHouse {
  house: House
  app: Routes
  /** For the `upgrade` of the server that hears the port. */
  sockets: Sockets
  /** Null: nobody delivers, and emails wait in the outbox. */
  mailRoom: MailRoom | null
  /** Begins to do jobs, where this process does any. */
  startJobs(): Promise<void>
  /** Finishes the jobs in hand, then lets go of the database and the mail server. */
  close(): Promise<void>
}

/** Opens the doors of one process: database, mail, sign-in, queue, pages. */
export function openHouse(options: HouseOptions): OpenHouse {
  const mailFrom = options.mailFrom.replace(/^[^<]*<([^>]*)>$/, '$1')
  const clock = options.clock ?? (() => Temporal.Now.instant())
  const secrets = openSecrets(options.secret)
  const { databaseUrl, backups = null, part = 'all' } = options
  const graveyard = backups && openGraveyard(backups.to)
  const database = openDatabase({
    url: databaseUrl,
    secrets,
    clock,
    graveyard,
    ...(options.loginPrefix && { loginPrefix: options.loginPrefix }),
    onIdleFault: (fault) => options.logger.warn({ err: fault }, 'a database connection ended'),
    onUnkept: (fault) =>
      options.logger.error(
        { err: fault },
        'the list of who was erased could not be written; a job tries again',
      ),
  })
  const signIn = openSignIn({ database, secrets, baseUrl: options.baseUrl, clock })
  const letterRoom = { database, clock, renderEmail, templates: emails, baseUrl: options.baseUrl, mailFrom }
  const freeSpace = () => freeSpaceOf({ data: options.dataDir, ...(backups && { backups: backups.to }) })
  const house: House = {
    database,
    secrets,
    seals: openSeals(options.seals),
    signIn,
    clock,
    graveyard,
    backupsKept: backups?.keep ?? null,
    // Reads every row, as the database's owner: where there are workers it is theirs, and no page's.
    makeBackup:
      part === 'web' || !backups ? null : () => makeBackup(databaseUrl, backups, { secrets, clock }),
    freeSpace,
    logger: options.logger,
    baseUrl: options.baseUrl,
    hasDevPages: options.hasDevPages,
    noReplyAddress: mailFrom,
    turn: {
      stunUrls: options.stunUrls ?? [],
      turnUrls: options.turnUrls ?? [],
      turnSecret: options.turnSecret ?? null,
    },
    cardCompanyApi: options.cardCompanyApi ?? new URL('https://api.stripe.com'),
    deliversEmail: options.smtpUrl !== null || options.hasDevPages,
    previewEmail: (wish) => previewEmail(letterRoom, wish),
  }
  const mailbox =
    options.hasDevPages && !options.smtpUrl ? openMailbox(join(options.dataDir, 'mail'), clock) : null
  const postman = options.smtpUrl ? smtpPostman(options.smtpUrl, mailFrom, options.mailPatience) : mailbox
  const mailRoom: MailRoom | null = postman && { ...letterRoom, secrets, postman }
  const metrics = openMetrics({
    letters: async () => {
      const { count, oldest, refused } = await database.jobs
        .selectFrom('email')
        .select((eb) => [
          eb.fn.countAll<number>().as('count'),
          eb.fn.min('queued_at').as('oldest'),
          eb.fn.count<number>('refused_at').as('refused'),
        ])
        .where('sent_at', 'is', null)
        .where('dropped_at', 'is', null)
        .executeTakeFirstOrThrow()
      return { waiting: count, refused, oldestSeconds: oldest ? clock().since(oldest).total('seconds') : 0 }
    },
    freeSpace,
    secondsSinceBackup: async () => {
      const last = await lastBackup(database.jobs)
      return last ? clock().since(last).total('seconds') : Number.POSITIVE_INFINITY
    },
  })
  let queue: Awaited<ReturnType<typeof startQueue>> | null = null
  const trusted = trustProxies(options.trustProxy)
  const health: HealthChecks = {
    metrics,
    metricsToken: options.metricsToken,
    jobsAreRunning: () => (part === 'web' ? null : (queue?.isRunning() ?? false)),
    database: async () => {
      await sql`select 1`.execute(database.signIn)
    },
  }
  // A worker has no pages: it is only asked how it does.
  const app =
    part === 'worker'
      ? healthRoutes(health)
      : createApp({
          house,
          mailbox,
          isDemo: options.isDemo ?? false,
          securityContact: options.securityContact ?? `${options.baseUrl}/contact`,
          door: { trusted, assetsFolder: options.assetsFolder, metrics, posts: options.posts ?? usualPosts },
          health,
        })
  const sockets = part === 'worker' ? noSockets : createSockets(house, trusted)
  return {
    house,
    app,
    sockets,
    mailRoom,
    startJobs: async () => {
      if (part === 'web') return
      queue = await startQueue({
        pool: database.jobsPool,
        lanes: lanesOf(house, mailRoom),
        schedules: options.hasSchedules === false ? [] : schedules,
        logger: options.logger,
        onDone: metrics.job,
      })
    },
    close: async () => {
      await sockets.close()
      await queue?.stop()
      postman?.close()
      await database.close()
    },
  }
}
