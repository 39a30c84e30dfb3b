import { readdir, readFile } from 'node:fs/promises'

// Processor time says what a page costs whatever else the machine is doing. Linux tells it in hundredths of a second.
const TICK_MS = 10

interface Process {
  parent: number
  /** Its own time. */
  ms: number
  /** That of its children who have ended. */
  endedMs: number
}

/** Milliseconds that a process and its children have worked so far; null where the system does not tell. */
export async function processorTime(pid: number): Promise<number | null> {
  const top = await look(String(pid))
  if (!top) return null
  const others = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(look))
  const children = others.filter((other) => other?.parent === pid)
  return children.reduce((all, child) => all + (child?.ms ?? 0), top.ms + top.endedMs)
}

async function look(pid: string): Promise<Process | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (stat === null) return null
  // proc_pid_stat(5): the name, in brackets, may hold spaces; what follows it is state, parent …
  const [, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = rest.slice(9, 13).map(Number)
  return {
    parent: Number(parent),
    ms: (user + system) * TICK_MS,
    endedMs: (endedUser + endedSystem) * TICK_MS,
  }
}
