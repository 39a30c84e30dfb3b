import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { house, refuse } from './house.js'

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} Package
 * @typedef {{ packages: Record<string, Package> }} Lockfile
 */

/**
 * Not `npm ci`: it refuses a lockfile without each optional package of every other platform, and a registry
 * need not serve them all. This too keeps to the lockfile, checks its hashes and leaves it as it is.
 * No install scripts: npm does not always run them, so nothing here relies on one.
 */
const INSTALL = ['install', '--no-save', '--include=dev', '--include=optional', '--ignore-scripts'].concat([
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
])

/** Installs what package-lock.json names, unless it is all there. */
export function installWhatIsMissing() {
  if (isInstalled()) return
  console.log('Installing packages …')
  const { status } = spawnSync('npm', INSTALL, {
    cwd: house,
    env: outsideOfNpm(),
    stdio: ['ignore', 'ignore', 'inherit'],
    // On Windows npm is a script that only a shell can start.
    shell: process.platform === 'win32',
  })
  if (status !== 0 || !isInstalled()) {
    refuse('The packages could not be installed; run "npm install" in this folder and see what it says.')
  }
}

/** Compares with the list npm leaves when it has finished: also after a pull, or a kill halfway. */
function isInstalled() {
  const wanted = readLockfile(join(house, 'package-lock.json'))
  const present = readLockfile(join(house, 'node_modules', '.package-lock.json'))
  if (!wanted || !present) return false
  return Object.entries(wanted.packages).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true
    const found = present.packages[path]
    // What is optional may be for another kind of machine.
    return found ? found.version === version && existsSync(join(house, path)) : optional || devOptional
  })
}

/**
 * @param {string} file
 * @returns {Lockfile | null}
 */
function readLockfile(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/**
 * npm puts node_modules/.bin, and with it the Node that is about to be replaced, before the machine's own;
 * and what it was started with (`npm start --omit=dev`) is not meant for this install.
 */
function outsideOfNpm() {
  const own = join('node_modules', '.bin')
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_config_(omit|include|production|only)$/i.test(name),
    ),
  )
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.endsWith(own))
  return { ...env, NODE_ENV: '', PATH: path.join(delimiter) }
}
