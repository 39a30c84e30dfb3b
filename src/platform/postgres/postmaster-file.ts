import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The lines of PostgreSQL's own lock file: first its process, eighth its state; none when it is gone. */
export function postmasterFile(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}
