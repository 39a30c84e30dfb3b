import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { house } from '../bin/parts/house.js'
import { freePort } from '../tests/support/free-port.ts'
import { using } from './support/cleanup.ts'
import { median } from './support/statistics.ts'
import { printTable, seconds } from './support/table.ts'

const RUNS = 5

interface Start {
  /** Milliseconds from `npm start` to the first answer. */
  health: number
  page: number
}

/** How long people wait after `npm start`: the first time, and every other time. */
export async function printStart(): Promise<void> {
  const fresh: Start[] = []
  const again: Start[] = []
  for (let run = 0; run < RUNS; run++) {
    const dataDir = await mkdtemp(join(tmpdir(), 'balint-circle-bench-'))
    await using(
      async () => {
        await rm(dataDir, { recursive: true, force: true })
        await rm(`${dataDir}.key`, { force: true })
      },
      async () => {
        await chmod(dataDir, 0o711)
        fresh.push(await start(dataDir))
        again.push(await start(dataDir))
      },
    )
  }
  const row = (folder: string, starts: readonly Start[], answer: keyof Start) => {
    const times = starts.map((each) => each[answer])
    return [folder, seconds(median(times)), seconds(Math.min(...times)), seconds(Math.max(...times))]
  }
  printTable(
    `From npm start to the first answer, in seconds (${RUNS} starts each)`,
    ['data folder, address', 'median', 'least', 'most'],
    [
      row('new, GET /healthz', fresh, 'health'),
      row('new, GET /', fresh, 'page'),
      row('existing, GET /healthz', again, 'health'),
      row('existing, GET /', again, 'page'),
    ],
  )
}

async function start(dataDir: string): Promise<Start> {
  const port = await freePort()
  const from = performance.now()
  const npm = spawn('npm', ['start'], {
    cwd: house,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
    stdio: 'ignore',
    // A group of its own: npm, its shell and our supervisor are told to stop together.
    detached: true,
  })
  return using(
    () => stop(npm),
    async () => {
      const since = async (path: string) => {
        await answered(npm, `http://127.0.0.1:${port}${path}`)
        return performance.now() - from
      }
      const [health, page] = await Promise.all([since('/healthz'), since('/')])
      return { health, page }
    },
  )
}

/** npm may go first: whoever is left of its group is our supervisor, which waits for the server to end. */
async function stop({ pid }: ChildProcess): Promise<void> {
  if (pid === undefined) return
  for (let signal: NodeJS.Signals | 0 = 'SIGTERM'; tell(-pid, signal); signal = 0) await pause(20)
}

/** Whether there was still somebody to tell. */
function tell(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

/** Resolves with the first answer below 500. */
async function answered(npm: ChildProcess, url: string): Promise<void> {
  while (npm.exitCode === null) {
    if (await isAnswered(url)) return
    await pause(10)
  }
  throw new Error(`npm start ended with exit code ${npm.exitCode}.`)
}

function isAnswered(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    request(url, { agent: false }, (answer) => {
      answer.resume().once('end', () => resolve((answer.statusCode ?? 500) < 500))
    })
      .once('error', () => resolve(false))
      .end()
  })
}
