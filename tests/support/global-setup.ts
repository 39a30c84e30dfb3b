import { globSync, statfsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/platform/database/migrate.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/postgres/embedded.ts'
import { isAlive } from '../../src/platform/postgres/running-process.ts'
import { stopLeftover } from '../../src/platform/postgres/stop-postgres.ts'
import { openSecrets } from '../../src/platform/secrets.ts'
import { keptCluster } from './kept-cluster.ts'
import { loginPrefix, testSecret } from './secret.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner of the migrated template database that every test file clones. */
    ownerUrl: string
  }
}

let running: Promise<{ postgres: EmbeddedPostgres; folder: string }> | undefined
let users = 0

/** One PostgreSQL for all test files; its database `circle` is migrated once and cloned by each. */
export default async function setup(project: TestProject) {
  running ??= start()
  users += 1
  const { postgres, folder } = await running
  project.provide('ownerUrl', postgres.ownerUrl)
  return async () => {
    users -= 1
    if (users > 0) return
    running = undefined
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function start() {
  const root = roomyMemory() ?? tmpdir()
  await forgetKilled(root)
  const folder = await mkdtemp(join(root, `${PREFIX}${process.pid}-`))
  const open = () =>
    startEmbeddedPostgres({
      dataDir: folder,
      secret: testSecret,
      log: pino({ level: 'silent' }),
      durable: false,
      ownerMayCreateDatabases: true,
    })
  if (await keptCluster.take(folder)) return { postgres: await open(), folder }
  const postgres = await open()
  await migrate(postgres.ownerUrl, { secrets: openSecrets(testSecret), folder: 'migrations', loginPrefix })
  if (process.env.CI) return { postgres, folder }
  await postgres.stop()
  await keptCluster.keep(folder)
  return { postgres: await open(), folder }
}

const PREFIX = 'balint-circle-test-'

/** What a run left behind that was killed: its PostgreSQL goes on, and its folder would lie in memory until the machine starts anew. */
async function forgetKilled(root: string): Promise<void> {
  for (const folder of globSync(join(root, `${PREFIX}*-*`))) {
    const [, run = ''] = new RegExp(`${PREFIX}(\\d+)-`).exec(folder) ?? []
    if (run === '' || isAlive(Number(run))) continue
    await stopLeftover(join(folder, 'postgres'), pino({ level: 'silent' })).catch(() => {})
    await rm(folder, { recursive: true, force: true })
  }
}

const MOST_BYTES = 4 * 2 ** 30

/**
 * Where files lie in memory, if there is plenty: a database is some two thousand files, made for each test file and removed
 * after it, which on a disk takes four times as long.
 */
function roomyMemory(): string | null {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return Math.min(bavail * bsize, freemem()) > MOST_BYTES ? '/dev/shm' : null
  } catch {
    return null
  }
}
