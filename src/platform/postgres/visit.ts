import { existsSync } from 'node:fs'
import { reachDatabase } from '../database/reach-database.ts'
import type { Environment } from '../environment.ts'
import { openLog } from '../logger.ts'
import { masterSecret } from '../master-secret.ts'
import { StartFault } from '../start-fault.ts'
import { writtenBy } from './cluster.ts'
import { runningPostgres, startEmbeddedPostgres } from './embedded.ts'
import { clusterIn } from './place.ts'

/**
 * The installation's database for a program beside its server: of the server that runs, of the data folder, which is started
 * for the visit, or of DATABASE_URL.
 * @param nothing what is said where there is none
 */
export async function visitDatabase(
  environment: Environment,
  whenEnding: (closing: () => Promise<void>) => void,
  nothing: string,
): Promise<{ ownerUrl: string; secret: string }> {
  const { databaseUrl, dataDir } = environment
  const hasOne = databaseUrl !== null || (existsSync(dataDir) && writtenBy(clusterIn(dataDir)) !== null)
  if (!hasOne)
    throw new StartFault(
      `${nothing} in ${dataDir}; set DATA_DIR or DATABASE_URL as for npm start, or run deploy/circle, which takes what the unit has.`,
    )
  const secret = environment.secret ?? masterSecret(dataDir)
  if (databaseUrl !== null) {
    await reachDatabase(databaseUrl)
    return { ownerUrl: databaseUrl, secret }
  }
  const wish = { dataDir, secret, log: openLog({ ...environment, logLevel: 'silent' }) }
  const running = runningPostgres(wish)
  if (running !== null) return { ownerUrl: running, secret }
  const postgres = await startEmbeddedPostgres(wish)
  whenEnding(postgres.stop)
  return { ownerUrl: postgres.ownerUrl, secret }
}
