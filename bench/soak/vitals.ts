import { readdir, readFile } from 'node:fs/promises'

/**
 * Bytes of memory that PostgreSQL has for itself, all its processes together; what they share is counted once (PSS, proc(5)).
 * Null where the system does not tell.
 */
export async function postgresMemory(postmaster: number): Promise<number | null> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  const family = await Promise.all(
    pids.map(async (pid) => ((await parentOf(pid)) === postmaster ? pid : null)),
  )
  const shares = await Promise.all(
    [String(postmaster), ...family.filter((pid) => pid !== null)].map(memoryOf),
  )
  const known = shares.filter((bytes) => bytes !== null)
  return known.length === 0 ? null : known.reduce((all, bytes) => all + bytes, 0)
}

async function parentOf(pid: string): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  // proc_pid_stat(5): the name, in brackets, may hold spaces; what follows it is state, parent …
  return stat === null ? null : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

async function memoryOf(pid: string): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(text)?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) * 1024
}
