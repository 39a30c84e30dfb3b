import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { hasCode, StartFault } from '../start-fault.ts'
import { fingerprint, isAlive } from './running-process.ts'

const Holder = z.object({ pid: z.number().int().positive(), fingerprint: z.string() })
type Holder = z.infer<typeof Holder>

/** How long a server that was told to stop may still need: its own ten seconds and PostgreSQL's. */
const LEAVING_MS = 20_000
/** How long a server whose supervisor was killed needs to notice. */
const NOTICING_MS = 1_500

export interface Lock {
  /** Says that this process is on its way out: whoever starts now had better wait than give up. */
  leaving(): void
  release(): void
}

/** One server at a time works on a database folder; a lock left by a killed one does not count. */
export async function takeLock(home: string): Promise<Lock> {
  const file = join(home, 'postgres.lock')
  const leavingFile = `${file}.leaving`
  const started = Date.now()
  for (;;) {
    if (tryTake(file)) break
    const holder = readHolder(file)
    if (holder === null || !isLiving(holder)) {
      rmSync(file, { force: true })
      continue
    }
    const patience = readHolder(leavingFile)?.pid === holder.pid ? LEAVING_MS : NOTICING_MS
    if (Date.now() - started > patience) {
      throw new StartFault(
        `DATA_DIR: another Balint Circle (process ${holder.pid}) is using ${home}; stop it first, or set DATA_DIR to another folder.`,
      )
    }
    await pause(50)
  }
  rmSync(leavingFile, { force: true })
  return {
    leaving: () => writeFileSync(leavingFile, describeMe(), { mode: 0o600 }),
    release: () => {
      rmSync(leavingFile, { force: true })
      rmSync(file, { force: true })
    },
  }
}

/** Whether a living process works on the folder. */
export function isHeld(home: string): boolean {
  const holder = readHolder(join(home, 'postgres.lock'))
  return holder !== null && isLiving(holder)
}

const isLiving = ({ pid, fingerprint: known }: Holder): boolean => isAlive(pid) && fingerprint(pid) === known

function describeMe(): string {
  return JSON.stringify({ pid: process.pid, fingerprint: fingerprint(process.pid) } satisfies Holder)
}

function tryTake(file: string): boolean {
  // Linked into place whole: nobody may read, and take for abandoned, a lock that is half written.
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, describeMe(), { mode: 0o600 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  } finally {
    rmSync(draft)
  }
}

function readHolder(file: string): Holder | null {
  try {
    return Holder.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}
