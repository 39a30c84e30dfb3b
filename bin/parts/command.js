import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildWhatIsStale } from './build.js'
import { house, refuse } from './house.js'
import { node26 } from './node26.js'
import { installWhatIsMissing } from './packages.js'

/**
 * Runs one of the programs beside the server's to its end; its words and its exit code are ours.
 * @param {'backup' | 'restore' | 'admin'} name
 */
export function runCommand(name) {
  installWhatIsMissing()
  const complaint = buildWhatIsStale()
  if (complaint) {
    refuse(`${complaint}\nThe program could not be built; mend what is named above and start again.`)
  }
  const bundle = join(house, 'dist', 'server', `${name}.js`)
  // Ctrl-C reaches the program as well, which closes what it opened.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {})
  const { status } = spawnSync(node26(), ['--enable-source-maps', bundle, ...process.argv.slice(2)], {
    cwd: house,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'inherit',
  })
  process.exitCode = status ?? 1
}
