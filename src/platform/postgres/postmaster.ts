import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '../logger.ts'
import type { Binaries } from './binaries.ts'
import type { Place } from './place.ts'
import { postmasterFile } from './postmaster-file.ts'
import { stopPostgres } from './stop-postgres.ts'

export interface Postmaster {
  /** Resolves with "exit code 1" or "signal SIGKILL" when the process is gone, for whatever reason. */
  ended: Promise<string>
  stop(): Promise<void>
}

/** Why a start failed, in PostgreSQL's own last words. */
export class PostmasterEnded extends Error {
  override readonly name = 'PostmasterEnded'
}

/**
 * glibc gives what a statement worked in back to the system after each, and asks for it again at the next: hundreds of page faults for
 * a statement, which virtual machines make dear. A connection keeps up to 16 MB instead; other C libraries do not know these
 * names (man 3 mallopt; naming one ends glibc's own adjusting, hence all three).
 */
const KEEPS_MEMORY = {
  MALLOC_TRIM_THRESHOLD_: String(16 * 2 ** 20),
  MALLOC_MMAP_THRESHOLD_: String(4 * 2 ** 20),
  MALLOC_TOP_PAD_: String(2 ** 20),
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
    env: { PATH: process.env.PATH, ...KEEPS_MEMORY },
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

/** The eighth line of postmaster.pid is what pg_ctl too waits for. */
function isReady(cluster: string, pid: number | undefined): boolean {
  const lines = postmasterFile(cluster)
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
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
