import { execFileSync } from 'node:child_process'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { house } from '../../bin/parts/house.js'

/** What the figures were measured on, in one line; the load before we began tells whether others were at work. */
export function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30)
  const model = cpus()[0]?.model.trim() ?? 'unknown'
  const [load = 0] = loadavg()
  return [
    new Date().toISOString().slice(0, 10),
    `commit ${commit()}`,
    `${availableParallelism()} cores of ${model}`,
    `${memory} GB`,
    `${process.platform} ${process.arch}`,
    `Node ${process.versions.node}`,
    'PostgreSQL 18 (embedded, fsync on)',
    `load before: ${load.toFixed(1)}`,
  ].join(' · ')
}

function commit(): string {
  try {
    const stdio = ['ignore', 'pipe', 'ignore'] as const
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: house,
      encoding: 'utf8',
      stdio: [...stdio],
    }).trim()
  } catch {
    return 'unknown'
  }
}
