import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '../logger.ts'
import type { Binaries } from './binaries.ts'
import type { Place } from './place.ts'
import { commandLine, goneWithin, isAlive } from './running-process.ts'

/** How long connections may take to end after "fast shutdown" before PostgreSQL is made to stop. */
const FAST_MS = 6_000

export interface Postmaster {
  /** Resolves with "exit code 1" or "signal SIGKILL" when the process is gone, for whatever reason. */
  ended: Promise<string>
  stop(): Promise<void>
}

/** Why a start failed, in PostgreSQL's own last words. */
export class PostmasterEnded extends Error {
  override readonly name = 'PostmasterEnded'
}

/** Starts PostgreSQL on its folder and resolves when it takes connections. */
export async function startPostmaster(
  { cluster, account }: Place,
  { postgres }: Binaries,
  settings: string,
  log: Logger,
): Promise<Postmaster> {
  const child = spawn(postgres, ['-D', cluster, '-c', `config_file=${settings}`], {
    ...account,
    cwd: '/',
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'ignore', 'pipe'],
    // Ctrl-C in a terminal is for the server, which still needs the database for the last requests.
    detached: true,
  })
  const lastWords = listen(child, log)
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`))
  })
  let running = true
  void ended.then(() => {
    running = false
  })
  while (running && !isReady(cluster, child.pid)) await pause(5)
  if (!running) throw new PostmasterEnded(`${await ended}: ${lastWords.join(' | ')}`)
  return {
    ended,
    stop: async () => {
      if (child.pid !== undefined && running) await stopPostgres(child.pid)
      await ended
    },
  }
}

/** Stops whatever PostgreSQL a killed server left behind on this folder. */
export async function stopLeftover(cluster: string, log: Logger): Promise<void> {
  const pid = Number(pidFile(cluster)[0])
  if (!pid || !isAlive(pid)) return
  // After a reboot the number may be anybody's; PostgreSQL tells by itself that its file is stale then,
  // unless its own user runs the other process, hence the look at the folder it was started on.
  if (!commandLine(pid).includes(`-D ${cluster} `)) return
  log.info(`stopping the PostgreSQL (process ${pid}) that an earlier server left running`)
  await stopPostgres(pid)
}

/** Fast shutdown, then immediate, then by force: after any of them the next start loses nothing committed. */
async function stopPostgres(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', FAST_MS],
    ['SIGQUIT', 3_000],
    ['SIGKILL', 2_000],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await goneWithin(pid, patience)) return
  }
}

/** The eighth line of postmaster.pid is what pg_ctl too waits for. */
function isReady(cluster: string, pid: number | undefined): boolean {
  const lines = pidFile(cluster)
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

function pidFile(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

function listen(child: ChildProcess, log: Logger): string[] {
  const lastWords: string[] = []
  if (child.stderr === null) return lastWords
  createInterface({ input: child.stderr }).on('line', (line) => {
    log.debug({ postgres: line }, 'PostgreSQL says')
    lastWords.push(line)
    if (lastWords.length > 10) lastWords.shift()
  })
  return lastWords
}
