import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { CONFIGURATION_FAULT } from '../../../src/platform/start-fault.ts'

export const targets = ['web', 'worker', 'postgres'] as const
export type Target = (typeof targets)[number]
export type ProcessPart = Exclude<Target, 'postgres'>

export interface ProcessesUnderFire {
  /** Returns once it is gone; what started it starts it again by itself. */
  kill(part: ProcessPart): Promise<void>
  /** Ended without having been killed: a service manager would leave them so. */
  gaveUp: string[]
  close(): Promise<void>
}

/** A web process and a worker, each as people start it, and each started again whatever ended it. */
export function startProcessesUnderFire(
  ports: Record<ProcessPart, number>,
  environment: Record<string, string>,
): ProcessesUnderFire {
  const gaveUp: string[] = []
  const running = new Map<ProcessPart, ChildProcess>()
  let isOver = false

  const start = (part: ProcessPart) => {
    const child = spawn(process.execPath, ['dist/server/server.js'], {
      env: {
        PATH: process.env.PATH,
        ...environment,
        PROCESS: part,
        PORT: String(ports[part]),
        LOG_LEVEL: 'silent',
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    running.set(part, child)
    // As bin/start.js does: whatever ended it, it is started again.
    child.once('exit', async (code) => {
      if (isOver) return
      // A start that a dying database broke off ends with 1 or 75, and is begun anew; these two are final.
      if (code === 0 || code === CONFIGURATION_FAULT)
        gaveUp.push(`${part} ended by itself, with exit code ${code}`)
      await pause(100)
      if (!isOver) start(part)
    })
  }
  const kill = async (part: ProcessPart) => {
    const child = running.get(part)
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  start('web')
  start('worker')
  return {
    kill,
    gaveUp,
    close: async () => {
      isOver = true
      await Promise.all([kill('web'), kill('worker')])
    },
  }
}
