// node tests/support/write-release.ts [TREE]: what a database of this version holds, for tests/integration/upgrades.test.ts.
// Every table's rows of one whole group, as the text of a backup. TREE is the clone whose migrations and whole group are taken:
// this one, or an older one to which node_modules was linked.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { pino } from 'pino'
import { openSnapshot } from '../../src/platform/backup/snapshot.ts'
import { migrate, readMigrations } from '../../src/platform/database/migrate.ts'
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded.ts'
import { openSecrets } from '../../src/platform/secrets.ts'
import { testSecret } from './secret.ts'

const tree = resolve(process.argv[2] ?? '.')
const migrations = join(tree, 'migrations')
const secrets = openSecrets(testSecret)
const { writeWholeGroup }: typeof import('./whole-group.ts') = await import(
  pathToFileURL(join(tree, 'tests/support/whole-group.ts')).href
)
const folder = await mkdtemp(join(tmpdir(), 'balint-circle-release-'))
const postgres = await startEmbeddedPostgres({
  dataDir: folder,
  secret: testSecret,
  log: pino({ level: 'silent' }),
  durable: false,
})
const owner = new pg.Pool({ connectionString: postgres.ownerUrl, max: 1 })
// A connection that ends after us.
owner.on('error', () => {})
try {
  await migrate(postgres.ownerUrl, { secrets, folder: migrations })
  await writeWholeGroup(owner, 'then', { open: true })
  const snapshot = await openSnapshot(postgres.ownerUrl, { secrets, now: Temporal.Now.instant() })
  const text: Buffer[] = []
  for await (const chunk of snapshot.text) text.push(chunk)
  await snapshot.close()
  const last = (await readMigrations(migrations)).at(-1)?.name.replace('.sql', '') ?? ''
  await writeFile(`tests/releases/${last}.txt`, Buffer.concat(text))
  process.stdout.write(`tests/releases/${last}.txt\n`)
} finally {
  await owner.end()
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}
