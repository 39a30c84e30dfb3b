// A process that migrates a database, to be killed while it does: node tests/support/migrate-process.ts URL FOLDER
import { migrateAtStart } from '../../src/platform/database/reach-database.ts'
import { openSecrets } from '../../src/platform/secrets.ts'
import { testSecret } from './secret.ts'

const [ownerUrl = '', folder = ''] = process.argv.slice(2)
await migrateAtStart(ownerUrl, { secrets: openSecrets(testSecret), folder })
