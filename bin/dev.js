// npm run dev: npm start with reloading. Vite builds at each change, and a new bundle renews the server.
import { spawn } from 'node:child_process'
import { existsSync, rmSync, statSync, watchFile } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { vite } from './parts/build.js'
import { house } from './parts/house.js'
import { node26 } from './parts/node26.js'
import { installWhatIsMissing } from './parts/packages.js'
import { serverSettings } from './parts/settings.js'
import { Supervisor } from './parts/supervisor.js'

const settings = serverSettings('dev')
installWhatIsMissing()

// A folder of its own: an npm start of the same clone keeps what it serves.
const dist = 'dist-dev'
const serverBundle = join(house, dist, 'server', 'server.js')
rmSync(join(house, dist), { recursive: true, force: true })
const builder = spawn(node26(), [vite, 'build', '--watch', '--logLevel', 'warn'], {
  cwd: house,
  env: { ...process.env, DIST: dist },
  stdio: ['ignore', 'inherit', 'inherit'],
})
const supervisor = new Supervisor(serverBundle, settings)
// Ctrl-C ends the builder too; the server may still have requests to finish.
builder.once('exit', () => supervisor.stop())
while (!existsSync(serverBundle) && builder.exitCode === null) await pause(50)

watchFile(serverBundle, { interval: 200 }, async ({ mtimeMs }) => {
  // Vite empties the folder before it writes: wait until the file has been there, unchanged, a moment.
  await pause(150)
  if (statSync(serverBundle, { throwIfNoEntry: false })?.mtimeMs === mtimeMs) supervisor.renew()
})
const code = await supervisor.run()
builder.kill()
process.exit(code)
