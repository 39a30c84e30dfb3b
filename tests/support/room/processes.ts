import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { loginName, narrowRoles } from '../../../src/platform/database/roles.ts'
import type { Part } from '../../../src/platform/environment.ts'
import type { TurnSettings } from '../../../src/platform/turn.ts'
import type { Circle } from '../circle.ts'
import { freePort } from '../free-port.ts'
import { loginPrefix, testSecret } from '../secret.ts'
import { until } from '../until.ts'

/** The built product in processes of its own on the circle's database, behind one address as behind a proxy. */
export interface Processes {
  /** The circle as browsers find it: at the proxy. */
  circle: Circle
  /** One more; whoever connects from now on comes to it, unless it is a worker. */
  start(part?: Part): Promise<Process>
  close(): Promise<void>
}

export interface Process {
  /** Where it alone answers. */
  url: string
  /** Told to stop: says to its people that they may come again, and ends. */
  stop(): Promise<void>
  /** Gone without a word. */
  kill(): Promise<void>
}

export async function startProcesses(circle: Circle, turn?: TurnSettings): Promise<Processes> {
  const folder = await mkdtemp(join(tmpdir(), 'balint-circle-processes-'))
  await bothMayConnect(circle.ownerUrl)
  const running = new Set<ChildProcess>()
  const proxy = { target: 0, held: new Set<Socket>() }
  const gate = createServer((near) => {
    const far = connect(proxy.target, '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      proxy.held.add(one)
      one.on('error', () => {})
      one.on('close', () => {
        proxy.held.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  const url = `http://localhost:${await listening(gate)}`

  const start = async (part: Part = 'all') => {
    const port = await freePort()
    const child = spawn(process.execPath, ['dist/server/server.js'], {
      env: {
        PATH: process.env.PATH,
        PROCESS: part,
        PORT: String(port),
        BASE_URL: url,
        DATABASE_URL: circle.ownerUrl,
        SECRET: testSecret,
        DATA_DIR: join(folder, 'data'),
        KEY_FILE: circle.keyFile,
        SMTP_URL: circle.mail.url,
        MAIL_FROM: 'no-reply@example.org',
        TURN_URLS: turn?.turnUrls.join(',') ?? '',
        TURN_SECRET: turn?.turnSecret ?? '',
        METRICS_TOKEN: 'metrics-token-for-tests',
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    running.add(child)
    const ended = once(child, 'exit').then(() => running.delete(child))
    let said = ''
    child.stdout?.on('data', (text) => {
      said += text
    })
    await until(async () => /Balint Circle (is at|works)/.test(said), 'a further process', 30_000)
    if (part !== 'worker') proxy.target = port
    const end = async (signal: NodeJS.Signals) => {
      child.kill(signal)
      await ended
    }
    return {
      url: `http://127.0.0.1:${port}`,
      stop: () => end('SIGTERM'),
      kill: () => end('SIGKILL'),
    }
  }

  return {
    circle: { ...circle, url },
    start,
    close: async () => {
      for (const child of running) {
        const ended = once(child, 'exit')
        child.kill('SIGKILL')
        await ended
      }
      gate.close()
      for (const socket of proxy.held) socket.destroy()
      await forgetLogins(circle.ownerUrl)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A process makes logins that bear the name of its database, and lets nobody else in: the circle's own stay. */
const bothMayConnect = (ownerUrl: string) =>
  asOwner(ownerUrl, async (owner, database) => {
    const logins = narrowRoles.map((role) => loginName(loginPrefix, role)).join(', ')
    await owner.query(`grant connect on database ${database} to ${logins}`)
  })

/** A clone's logins go with it. */
const forgetLogins = (ownerUrl: string) =>
  asOwner(ownerUrl, async (owner, database) => {
    const logins = narrowRoles.map((role) => loginName(database, role)).join(', ')
    await owner.query(`revoke connect on database ${database} from ${logins}; drop role ${logins}`)
  })

async function asOwner(ownerUrl: string, work: (owner: pg.Client, database: string) => Promise<void>) {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await work(owner, new URL(ownerUrl).pathname.slice(1))
  } finally {
    await owner.end()
  }
}

async function listening(server: ReturnType<typeof createServer>): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
