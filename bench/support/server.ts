import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { node26 } from '../../bin/parts/node26.js'
import { freePort } from '../../tests/support/free-port.ts'
import type { Inside } from './inside.ts'
import type { Society } from './society.ts'

export interface Server {
  url: string
  pid: number
  /** What it says of itself, after a collection. */
  look(): Promise<Inside>
  close(): Promise<void>
}

/** The production bundle in a process of its own, on the society's database. */
export async function startServer(society: Society, settings: Record<string, string> = {}): Promise<Server> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const inside = fileURLToPath(new URL('inside.ts', import.meta.url))
  const flags = ['--enable-source-maps', '--expose-gc', '--import', inside]
  const server = spawn(node26(), [...flags, 'dist/server/server.js'], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: society.dataDir,
      DATABASE_URL: society.ownerUrl(),
      SECRET: society.secret,
      ...settings,
    },
    // The channel also ends it when the bench is gone.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(server, 'exit')
  while (!(await isReady(url))) {
    if (server.exitCode !== null) throw new Error(`The server ended with exit code ${server.exitCode}.`)
    await pause(50)
  }
  return {
    url,
    pid: server.pid ?? 0,
    look: () =>
      new Promise((resolve, reject) => {
        const tooLong = setTimeout(() => reject(new Error('A process says nothing of itself.')), 30_000)
        server.once('message', (inside: Inside) => {
          clearTimeout(tooLong)
          resolve(inside)
        })
        server.send('look')
      }),
    close: async () => {
      server.kill('SIGTERM')
      await ended
    },
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok
  } catch {
    return false
  }
}
