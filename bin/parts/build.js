import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
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
  compressAssets()
  writeFileSync(stamp, source)
  return null
}

/** Beside each text that browsers fetch, its smallest form: made once here instead of at every request. */
function compressAssets() {
  const folder = join(house, 'dist', 'client')
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(css|js|svg)$/.test(name)) continue
    const text = readFileSync(join(folder, name))
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(text, { level: 9 }))
  }
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
