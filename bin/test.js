// npm test: every check and every test. `npm test -- src/shared` hands what follows to Vitest.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildWhatIsStale } from './parts/build.js'
import { findChromium } from './parts/chromium.js'
import { findCoturn } from './parts/coturn.js'
import { house } from './parts/house.js'
import { node26 } from './parts/node26.js'
import { installWhatIsMissing } from './parts/packages.js'
import { Tally } from './parts/tally.js'
import { runVitest } from './parts/vitest.js'

installWhatIsMissing()
const tally = new Tally()

tally.check('Format and lint (Biome)', () => tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings'))
tally.check('Types (TypeScript)', () => tool('typescript/bin/tsc'))
tally.check('Arrows between the rooms (dependency-cruiser)', () =>
  tool('dependency-cruiser/bin/dependency-cruiser.mjs', '--output-type', 'err-long', 'src'),
)
tally.check('Build (Vite)', buildWhatIsStale)
let browser = ''
const hasBrowser = tally.check('A browser (Chromium)', () => {
  const found = findChromium()
  if ('sentence' in found) return found.sentence
  browser = found.path
  return null
})
let relay = ''
tally.check('A relay (coturn)', () => {
  const found = findCoturn()
  if ('sentence' in found) return found.sentence
  relay = found.path
  return null
})

process.stdout.write('\n── Unit, integration and browser tests (Vitest)\n')
const projects = hasBrowser ? [] : ['--project=unit', '--project=integration']
const { passed, failed } = runVitest([...projects, ...process.argv.slice(2)], {
  CHROMIUM: browser,
  TURNSERVER: relay,
})
tally.add(passed, failed)
process.exitCode = tally.close()

/**
 * Runs a package's program on the pinned Node.
 * @param {string} program
 * @param {string[]} args
 * @returns {string | null} what it said when it failed
 */
function tool(program, ...args) {
  const path = join(house, 'node_modules', program)
  const { status, stdout, stderr } = spawnSync(node26(), [path, ...args], { cwd: house, encoding: 'utf8' })
  return status === 0 ? null : `${stdout}${stderr}`
}
