// npm run bench: what is fast, measured. `npm run bench -- pages bytes` measures only these parts.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { buildWhatIsStale } from './parts/build.js'
import { house, refuse } from './parts/house.js'
import { node26 } from './parts/node26.js'
import { installWhatIsMissing } from './parts/packages.js'

installWhatIsMissing()
const complaint = buildWhatIsStale()
if (complaint)
  refuse(`${complaint}\nThe program could not be built; mend what is named above and measure again.`)

const bench = spawn(node26(), ['bench/bench.ts', ...process.argv.slice(2)], {
  cwd: house,
  env: { ...process.env, NODE_ENV: 'production' },
  stdio: 'inherit',
})
// Ctrl-C reaches the bench as well, which takes down what it started; we wait for it.
process.on('SIGINT', () => undefined)
const [code] = await once(bench, 'exit')
process.exitCode = code ?? 1
