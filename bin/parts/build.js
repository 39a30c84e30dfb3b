import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { house } from './house.js'
import { node26 } from './node26.js'

/** All that the bundles in dist/ are made of. */
const SOURCES = ['src', 'demo', 'public', 'vite.config.ts', 'tsconfig.json', 'package-lock.json']

const stamp = join(house, 'dist', 'built-from')
export const serverBundle = join(house, 'dist', 'server', 'server.js')
export const vite = join(house, 'node_modules', 'vite', 'bin', 'vite.js')

/**
 * Builds dist/ when it was made from another source than this; contents decide, as clocks may err.
 * @returns {string | null} what Vite said when it failed
 */
export function buildWhatIsStale() {
  const source = fingerprint()
  if (existsSync(serverBundle) && existsSync(stamp) && readFileSync(stamp, 'utf8') === source) return null
  console.log('Building …')
  const { status, stdout, stderr } = spawnSync(node26(), [vite, 'build', '--logLevel', 'warn'], {
    cwd: house,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (status !== 0) return stdout + stderr
  writeFileSync(stamp, source)
  return null
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const source of SOURCES) add(hash, source)
  return hash.digest('hex')
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path
 */
function add(hash, path) {
  const about = statSync(join(house, path), { throwIfNoEntry: false })
  if (!about) return
  if (about.isDirectory()) {
    for (const name of readdirSync(join(house, path)).sort()) add(hash, join(path, name))
  } else if (!/\.test\.tsx?$/.test(path)) {
    hash.update(`${path}\0${about.size}\0`).update(readFileSync(join(house, path)))
  }
}
