import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const PREFIX = 'balint-circle-kept-'
const A_DAY_MS = 24 * 60 * 60 * 1000

/**
 * A migrated PostgreSQL, kept between runs for as long as nothing that it was made of changes: to make it takes longer than
 * most tests. CI makes its own.
 */
export const keptCluster = {
  /** @returns whether one was there, and lies in the folder now */
  async take(folder: string): Promise<boolean> {
    const kept = place()
    if (process.env.CI || !existsSync(kept)) return false
    return run('cp', ['-a', kept, join(folder, 'postgres')]).then(
      () => true,
      () => rm(join(folder, 'postgres'), { recursive: true, force: true }).then(() => false),
    )
  },
  /** @param folder of a PostgreSQL that has been stopped */
  async keep(folder: string): Promise<void> {
    if (process.env.CI) return
    await forgetOld()
    const mine = `${place()}-${process.pid}`
    await run('cp', ['-a', join(folder, 'postgres'), mine])
      .then(() => rename(mine, place()))
      // Somebody else was quicker, or this machine copies otherwise: then it is made once more.
      .catch(() => rm(mine, { recursive: true, force: true }))
  },
}

function place(): string {
  const made = createHash('sha256')
  for (const file of globSync([
    'migrations/*.sql',
    'src/platform/{database,postgres}/*.ts',
    'tests/support/secret.ts',
  ]).toSorted())
    made.update(file).update(readFileSync(file))
  return join(tmpdir(), `${PREFIX}${made.digest('hex').slice(0, 16)}`)
}

async function forgetOld(): Promise<void> {
  const old = globSync(join(tmpdir(), `${PREFIX}*`)).filter(
    (each) => Date.now() - statSync(each).mtimeMs > A_DAY_MS,
  )
  await Promise.all(old.map((each) => rm(each, { recursive: true, force: true })))
}
