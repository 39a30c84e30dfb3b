import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { installFromDebian } from './debian.js'
import { house } from './house.js'
import { node26 } from './node26.js'

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Longer than a download takes on a slow line, short enough to go on where none is to be had. */
const DOWNLOAD_MS = 180_000

/**
 * A Chromium that runs: CHROMIUM's, the machine's, Playwright's, or else a freshly installed one.
 * @returns {{ path: string } | { sentence: string }}
 */
export function findChromium() {
  const named = process.env.CHROMIUM
  if (named) {
    if (runs(named)) return { path: named }
    return { sentence: `CHROMIUM: ${named} does not run; set it to the path of a Chromium that does.` }
  }
  const path = present() ?? downloaded() ?? fromDebian()
  if (path) return { path }
  return { sentence: 'There is no Chromium here and none can be installed; set CHROMIUM to the path of one.' }
}

function present() {
  return USUAL_PLACES.find(runs) ?? onlyIfItRuns(playwrights())
}

function downloaded() {
  console.log("Installing Playwright's Chromium …")
  const cli = join(house, 'node_modules', 'playwright-core', 'cli.js')
  spawnSync(node26(), [cli, 'install', '--no-shell', 'chromium'], {
    stdio: 'ignore',
    timeout: DOWNLOAD_MS,
    env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
  })
  return onlyIfItRuns(playwrights())
}

function fromDebian() {
  installFromDebian('chromium')
  return onlyIfItRuns('/usr/bin/chromium')
}

/** Where Playwright keeps its own, whether or not it is there. */
function playwrights() {
  const ask = "import('playwright-core').then((p) => console.log(p.default.chromium.executablePath()))"
  return spawnSync(node26(), ['-e', ask], { cwd: house, encoding: 'utf8' }).stdout.trim()
}

/** @param {string} path */
function onlyIfItRuns(path) {
  return runs(path) ? path : null
}

/**
 * A browser without its system libraries is no browser: ask it.
 * @param {string} path
 */
function runs(path) {
  return existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}
