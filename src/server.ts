import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type OpenHouse, openHouse } from './open-house.ts'
import { makeBackup } from './platform/backup/make-backup.ts'
import { openBackupFolder, openDataFolder } from './platform/data-folder.ts'
import { migrateAtStart, reachDatabase } from './platform/database/reach-database.ts'
import { makeSetUpAddress } from './platform/database/set-up-address.ts'
import { type Environment, environmentOrRefusal } from './platform/environment.ts'
import { takePort } from './platform/listen.ts'
import { type Logger, openLog } from './platform/logger.ts'
import { masterSecret } from './platform/master-secret.ts'
import { startEmbeddedPostgres } from './platform/postgres/embedded.ts'
import { type Life, live } from './platform/process-life.ts'
import { openKeyFile, refuseInside } from './platform/sealed/key-file.ts'
import { somethingIsSealed } from './platform/sealed/something-is-sealed.ts'
import { openSecrets } from './platform/secrets.ts'
import { demoBackups, tellDemo } from './tell-demo.ts'

// The bundle lies in dist/server: two folders up is the clone, wherever one starts from.
const clone = fileURLToPath(new URL('../..', import.meta.url))

/** Opens port, data folder, database and house, in this order. */
async function start(environment: Environment, log: Logger, life: Life): Promise<void> {
  const gate = await takePort(environment.host, environment.port)
  openDataFolder(environment.dataDir)
  if (environment.backups) openBackupFolder(environment.backups.to)
  const backups =
    environment.backups ?? (environment.mode === 'demo' ? await demoBackups(environment.dataDir) : null)
  refuseInside(environment.keyFile, environment.dataDir)
  const secret = environment.secret ?? masterSecret(environment.dataDir)
  const databaseUrl = await openPostgres(environment, secret, log, life)
  const secrets = openSecrets(secret)
  await migrateAtStart(databaseUrl, {
    secrets,
    folder: join(clone, 'migrations'),
    log: (line) => log.info(line),
  })

  const seals = await openKeyFile({
    path: environment.keyFile,
    dataDir: environment.dataDir,
    somethingIsSealed: () => somethingIsSealed(databaseUrl),
  })

  const open = openHouse({
    ...environment,
    backups,
    databaseUrl,
    secret,
    seals,
    baseUrl: environment.baseUrl.origin,
    assetsFolder: fileURLToPath(new URL('../client', import.meta.url)),
    hasDevPages: environment.mode !== 'serve',
    isDemo: environment.mode === 'demo',
    logger: log,
  })
  life.whenEnding('the house', open.close)
  await open.startJobs()
  // A worker has no page to found a society on, and would end the address that a web process has told.
  const setUpToken =
    environment.part === 'worker' ? null : await makeSetUpAddress(databaseUrl, secrets, open.house.clock())
  const backUp = async () => {
    if (backups) await makeBackup(databaseUrl, backups, { secrets, clock: open.house.clock })
  }
  const lines = await firstLines(open, environment, setUpToken, backUp)

  // Closed first of all: the last requests still find the house in order.
  life.whenEnding('the port', gate.close)
  // Before the port, which waits for them; they come again, to this process or another.
  life.whenEnding('the sockets', open.sockets.close)
  gate.open(open.app.fetch, open.sockets.upgrade)
  process.stdout.write(`${greeting(environment)}\n`)
  for (const line of lines) process.stdout.write(`${line}\n`)
}

const greeting = ({ part, host, port, baseUrl }: Environment): string =>
  part === 'worker'
    ? `Balint Circle works; http://${host}:${port}/readyz says how it is`
    : `Balint Circle is at ${baseUrl.origin}`

/** What whoever starts an installation needs first: the demo's people, or the way to found a society. */
async function firstLines(
  { house, mailRoom }: OpenHouse,
  { mode, dataDir, baseUrl }: Environment,
  setUpToken: string | null,
  backUp: () => Promise<void>,
): Promise<string[]> {
  if (mode === 'demo') return tellDemo(house, { dataDir, setUpToken, backUp })
  const lines: string[] = []
  if (mailRoom === null) {
    lines.push('Emails wait until SMTP_URL names a mail server; npm run dev shows them at /dev/mail instead.')
  }
  if (setUpToken !== null) {
    lines.push(`Set up your society here, within a day: ${baseUrl.origin}/set-up/${setUpToken}`)
  }
  return lines
}

/** The owner's address: of the database we are given, or of our own in the data folder. */
async function openPostgres(
  { databaseUrl, dataDir }: Environment,
  secret: string,
  log: Logger,
  life: Life,
): Promise<string> {
  if (databaseUrl !== null) {
    await reachDatabase(databaseUrl)
    return databaseUrl
  }
  const postgres = await startEmbeddedPostgres({ dataDir, secret, log })
  life.whenToldToEnd(postgres.leaving)
  life.whenEnding('PostgreSQL', postgres.stop)
  return postgres.ownerUrl
}

const environment = environmentOrRefusal(process.env)
const log = openLog(environment)
await live(log, (life) => start(environment, log, life))
