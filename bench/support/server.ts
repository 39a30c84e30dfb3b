import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { node26 } from '../../bin/parts/node26.js'
import { freePort } from '../../tests/support/free-port.ts'
import type { Society } from './society.ts'

export interface Server {
  url: string
  pid: number
  close(): Promise<void>
}

/** The production bundle in a process of its own, on the society's database. */
export async function startServer(society: Society, settings: Record<string, string> = {}): Promise<Server> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const server = spawn(node26(), ['--enable-source-maps', 'dist/server/server.js'], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: society.dataDir,
      DATABASE_URL: society.ownerUrl(),
      SECRET: society.secret,
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(server, 'exit')
  while (!(await isReady(url))) {
    if (server.exitCode !== null) throw new Error(`The server ended with exit code ${server.exitCode}.`)
    await pause(50)
  }
  return {
    url,
    pid: server.pid ?? 0,
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
