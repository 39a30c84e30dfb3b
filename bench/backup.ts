import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { pino } from 'pino'
import { house } from '../bin/parts/house.js'
import { makeBackup } from '../src/platform/backup/make-backup.ts'
import { checkBackup, restore } from '../src/platform/backup/restore.ts'
import { readSealed } from '../src/platform/backup/sealed-file.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { startEmbeddedPostgres } from '../src/platform/postgres/embedded.ts'
import { openSecrets } from '../src/platform/secrets.ts'
import { using } from './support/cleanup.ts'
import { foundSociety } from './support/society.ts'
import { megabytes, printTable, seconds, whole } from './support/table.ts'

const SIZES = [100, 1_000]
/** Versions of before, by the last migration that each had; their commits are looked up in the clone's history. */
const RELEASES = ['0038_register_in_order', '0063_portfolio']

const now = () => Temporal.Now.instant()

/** How long a society of this size is backed up, checked, restored, and carried forward from an earlier version. */
export async function printBackup(): Promise<void> {
  const rows: string[][] = []
  for (const size of SIZES) rows.push(await thereAndBack(size))
  printTable(
    'A backup, and a restore of it into an empty PostgreSQL',
    ['groups', 'rows', 'database MB', 'file MB', 'backed up and read again s', 'checked s', 'restored s'],
    rows,
  )
  const upgrades: string[][] = []
  for (const release of RELEASES) for (const size of SIZES) upgrades.push(await upgraded(release, size))
  printTable(
    'An upgrade with data: all migrations since that version',
    ['from, groups', 'migrations', 'database MB', 'upgraded s'],
    upgrades,
  )
}

async function thereAndBack(size: number): Promise<string[]> {
  const society = await foundSociety()
  return using(society.close, async () => {
    await society.growTo(size)
    const key = await generateIdentity()
    const to = join(society.dataDir, 'backups')
    await mkdir(to)
    const settings = { to, keys: [await identityToRecipient(key)], keep: 1 }
    const secrets = openSecrets(society.secret)
    const [made, madeMs] = await took(() => makeBackup(society.ownerUrl(), settings, { secrets, clock: now }))
    const [, checkedMs] = await took(() => checkBackup(readSealed(made.path, key)))
    const restoredMs = await inEmptyPostgres(society.secret, async (ownerUrl) => {
      const text = () => readSealed(made.path, key)
      const wish = { text, tombstones: [], wishes: [], folder: 'migrations', secrets, now: now() }
      const [, ms] = await took(() => restore(ownerUrl, wish))
      return ms
    })
    const total = Object.values(made.rows).reduce((all, count) => all + count, 0)
    return [
      whole(size),
      whole(total),
      megabytes(await society.bytes()),
      megabytes((await stat(made.path)).size),
      seconds(madeMs),
      seconds(checkedMs),
      seconds(restoredMs),
    ]
  })
}

/** A society of that version, written by that version's own bench and migrations, comes forward to this one. */
async function upgraded(release: string, size: number): Promise<string[]> {
  const name = `${release}, ${whole(size)}`
  const folder = await mkdtemp(join(tmpdir(), 'balint-circle-then-'))
  const gone = () => rm(folder, { recursive: true, force: true })
  return using(gone, async () => {
    if (!takeOut(release, folder)) return [name, '–', '–', 'not in this clone’s history']
    const society = await foundSociety(folder)
    return using(society.close, async () => {
      await society.growTo(size)
      const bytes = await society.bytes()
      const secrets = openSecrets(society.secret)
      const [, ms] = await took(() => migrate(society.ownerUrl(), { secrets, folder: 'migrations' }))
      const more = (await migrationsIn('migrations')) - (await migrationsIn(join(folder, 'migrations')))
      return [name, whole(more), megabytes(bytes), seconds(ms)]
    })
  })
}

/** Puts what a society is made of as it was when this migration was last mended; whether there is a history to take it from. */
function takeOut(release: string, folder: string): boolean {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: house, stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 26 })
  try {
    const commit = git('log', '-1', '--format=%H', '--', `migrations/${release}.sql`).toString().trim()
    const archive = git('archive', commit, 'migrations', 'bench/society')
    execFileSync('tar', ['-x', '-C', folder], { input: archive })
    return true
  } catch {
    return false
  }
}

const migrationsIn = async (folder: string) =>
  (await readdir(folder)).filter((name) => name.endsWith('.sql')).length

async function inEmptyPostgres<T>(secret: string, work: (ownerUrl: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'balint-circle-bench-'))
  await chmod(dataDir, 0o711)
  const postgres = await startEmbeddedPostgres({ dataDir, secret, log: pino({ level: 'silent' }) })
  const close = async () => {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  return using(close, () => work(postgres.ownerUrl))
}

async function took<T>(work: () => Promise<T>): Promise<[T, number]> {
  const from = performance.now()
  const outcome = await work()
  return [outcome, performance.now() - from]
}
