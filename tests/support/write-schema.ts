// `npm run schema`: writes src/platform/database/schema.ts from the migrations.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { migrate } from '../../src/platform/database/migrate.ts'
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded.ts'
import { openSecrets } from '../../src/platform/secrets.ts'
import { generateSchema } from './generate-schema.ts'
import { testSecret } from './secret.ts'

const folder = await mkdtemp(join(tmpdir(), 'balint-circle-schema-'))
const postgres = await startEmbeddedPostgres({
  dataDir: folder,
  secret: testSecret,
  log: pino({ level: 'silent' }),
  durable: false,
})
try {
  await migrate(postgres.ownerUrl, { secrets: openSecrets(testSecret), folder: 'migrations' })
  await writeFile('src/platform/database/schema.ts', await generateSchema(postgres.ownerUrl))
} finally {
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}
