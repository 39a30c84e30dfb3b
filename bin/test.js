// npm test: every check and every test. `npm test -- src/shared` hands what follows to Vitest.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
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

// These read what is there and nothing else: they run beside one another, and beside what is installed and built meanwhile.
const tools = {
  'Format and lint (Biome)': tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings'),
  'Types (TypeScript)': tool('typescript/bin/tsc'),
  'Arrows between the rooms (dependency-cruiser)': tool(
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    '--output-type',
    'err-long',
    'src',
  ),
}

await tally.check('Build (Vite)', buildWhatIsStale)
let browser = ''
const hasBrowser = await tally.check('A browser (Chromium)', () => {
  const found = findChromium()
  if ('sentence' in found) return found.sentence
  browser = found.path
  return null
})
let relay = ''
await tally.check('A relay (coturn)', () => {
  const found = findCoturn()
  if ('sentence' in found) return found.sentence
  relay = found.path
  return null
})

for (const [heading, ended] of Object.entries(tools)) await tally.check(heading, () => ended)

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
 * @returns {Promise<string | null>} what it said when it failed
 */
async function tool(program, ...args) {
  const path = join(house, 'node_modules', program)
  const running = spawn(node26(), [path, ...args], { cwd: house, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [running.stdout, running.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      said += text
    })
  }
  const [code] = await once(running, 'close')
  return code === 0 ? null : said
}
