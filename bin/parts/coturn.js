import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installFromDebian } from './debian.js'

const USUAL_PLACES = ['/usr/bin/turnserver', '/usr/local/bin/turnserver', '/opt/homebrew/bin/turnserver']

/**
 * The relay that the online room's tests go through: TURNSERVER's, the machine's, or else a freshly installed one.
 * @returns {{ path: string } | { sentence: string }}
 */
export function findCoturn() {
  const named = process.env.TURNSERVER
  if (named) {
    if (runs(named)) return { path: named }
    return { sentence: `TURNSERVER: ${named} does not run; set it to the path of a coturn that does.` }
  }
  const path = present() ?? fromDebian()
  if (path) return { path }
  return {
    sentence:
      'There is no coturn here and none can be installed; install it, or set TURNSERVER to the path of one.',
  }
}

function fromDebian() {
  installFromDebian('coturn')
  return present()
}

function present() {
  return USUAL_PLACES.find(runs)
}

/** @param {string} path */
function runs(path) {
  return existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}
