import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from '../logger.ts'
import { postmasterFile } from './postmaster-file.ts'
import { commandLine, goneWithin, isAlive, processesIn } from './running-process.ts'

/** How long connections may take to end after "fast shutdown" before PostgreSQL is made to stop. */
const FAST_MS = 6_000

/** Stops whatever PostgreSQL a killed server left behind on this folder, so that it can be started anew. */
export async function stopLeftover(cluster: string, log: Logger): Promise<void> {
  const pid = Number(postmasterFile(cluster)[0])
  if (pid && isAlive(pid)) {
    if (commandLine(pid).includes(`-D ${cluster} `)) {
      log.info(`stopping the PostgreSQL (process ${pid}) that an earlier server left running`)
      await stopPostgres(pid)
    } else if (processesIn(cluster).length === 0) {
      // The number now is somebody else's, which PostgreSQL would take for its own old process.
      rmSync(join(cluster, 'postmaster.pid'))
    }
  }
  // A killed PostgreSQL's workers finish what they are at, however long, and keep the folder from others.
  for (const worker of processesIn(cluster).filter((one) => commandLine(one).startsWith('postgres'))) {
    await stopPostgres(worker, ['SIGQUIT', 'SIGKILL'])
  }
}

/** Fast shutdown, then immediate, then by force: after any of them the next start loses nothing committed. */
export async function stopPostgres(
  pid: number,
  signals: readonly ('SIGINT' | 'SIGQUIT' | 'SIGKILL')[] = ['SIGINT', 'SIGQUIT', 'SIGKILL'],
): Promise<void> {
  for (const signal of signals) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await goneWithin(pid, signal === 'SIGINT' ? FAST_MS : 2_500)) return
  }
}
