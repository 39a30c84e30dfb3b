import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from '../logger.ts'
import { StartFault } from '../start-fault.ts'
import { type Account, accountFor, canReach } from './account.ts'

/** Where root puts what PostgreSQL's user cannot reach inside root's own folders. */
export const SYSTEM_PLACE = '/var/lib/balint-circle'

/** Where a data folder's database lives, and who runs it. */
export interface Place {
  /** Holds the cluster and what belongs beside it; DATA_DIR itself unless PostgreSQL cannot get there. */
  home: string
  cluster: string
  account: Account
}

export function placeFor(dataDir: string, log: Logger): Place {
  const pointer = join(dataDir, 'postgres-is-at')
  if (existsSync(pointer)) return placeAt(followPointer(pointer), log)

  const place = placeAt(dataDir, log)
  if (place.account === null || canReach(place.account, dataDir)) return place
  if (existsSync(place.cluster)) {
    throw new StartFault(
      `DATA_DIR: the user that PostgreSQL runs as can no longer enter ${place.cluster}; open the folders above it to others (chmod o+x), or move DATA_DIR.`,
    )
  }
  const home = makeHome(dataDir)
  writeFileSync(pointer, `${home}\n`)
  log.info(`PostgreSQL cannot enter ${dataDir}, which only root may: the database is kept in ${home}`)
  return placeAt(home, log)
}

/** Where the database of a data folder is, or would be; looks, and makes nothing. */
export function clusterIn(dataDir: string): string {
  const pointer = join(dataDir, 'postgres-is-at')
  return join(existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : dataDir, 'postgres')
}

function placeAt(home: string, log: Logger): Place {
  const cluster = join(home, 'postgres')
  return { home, cluster, account: accountFor(cluster, log) }
}

function followPointer(pointer: string): string {
  const home = readFileSync(pointer, 'utf8').trim()
  if (existsSync(home)) return home
  throw new StartFault(
    `DATA_DIR: ${pointer} says that the database is in ${home}, which is not there; restore that folder, or delete the file to begin with an empty database.`,
  )
}

/** A folder of its own per data folder. One left from a deleted data folder is kept and passed over. */
function makeHome(dataDir: string): string {
  const name = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 12)
  openFolder(SYSTEM_PLACE)
  for (let nth = 1; ; nth++) {
    const home = join(SYSTEM_PLACE, nth === 1 ? name : `${name}-${nth}`)
    if (existsSync(home)) continue
    openFolder(home)
    writeFileSync(join(home, 'belongs-to'), `${dataDir}\n`)
    return home
  }
}

/** Root's umask may hide new folders from everyone else. */
function openFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true })
    chmodSync(path, 0o755)
  } catch {
    throw new StartFault(
      `PostgreSQL cannot run in a folder that only root may enter, and ${path} cannot be made; set DATA_DIR to a folder others may enter, or start as an ordinary user.`,
    )
  }
}
