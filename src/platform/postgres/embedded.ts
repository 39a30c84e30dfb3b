import { createHmac } from 'node:crypto'
import { chmodSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '../logger.ts'
import { type Binaries, binariesFor } from './binaries.ts'
import { prepareCluster, putOtherVersionAside, refuseOtherVersion } from './cluster.ts'
import { isHeld, takeLock } from './lock.ts'
import { type Place, placeFor } from './place.ts'
import { type Postmaster, PostmasterEnded, startPostmaster } from './postmaster.ts'
import { postmasterFile } from './postmaster-file.ts'
import { writeSettings } from './settings.ts'
import { stopLeftover } from './stop-postgres.ts'

export interface EmbeddedPostgres {
  /** Where the folder of another version is now; null: there was none. */
  putAside: string | null
  /** Login of circle_owner (CREATEROLE, no superuser), who owns the database `circle`. */
  ownerUrl: string
  /** Tells a server that starts on the same folder to wait for us; say it before the last requests end. */
  leaving(): void
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  dataDir: string
  /** The installation's secret; the owner's password derives from it and follows when it changes. */
  secret: string
  log: Logger
  /** False only for databases that a test throws away: no fsync. */
  durable?: boolean
  /** For tests, which clone a database each. */
  ownerMayCreateDatabases?: boolean
  /** For a restore: the folder of another version of PostgreSQL is renamed, and an empty one begun. */
  putsOtherVersionAside?: boolean
}

/** PostgreSQL's own restarts, after a kill, are spaced from the first to the second of these. */
const FIRST_PAUSE_MS = 50
const LONGEST_PAUSE_MS = 5_000

/**
 * Starts PostgreSQL 18 on a data folder and keeps it running until stopped.
 * @throws StartFault when the operator has to mend something first.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataDir, secret, log, durable = true, ownerMayCreateDatabases = false } = options
  // A temporary folder is made for its owner alone, and is to go with all that is in it: let PostgreSQL pass.
  if (!durable) chmodSync(dataDir, 0o711)
  const place = placeFor(dataDir, log)
  if (!options.putsOtherVersionAside) refuseOtherVersion(place)
  const lock = await takeLock(place.home)
  try {
    await stopLeftover(place.cluster, log)
    const putAside = putOtherVersionAside(place)
    const binaries = binariesFor(place, log)
    const password = ownerPassword(secret)
    await prepareCluster(place, binaries, { password, mayCreateDatabases: ownerMayCreateDatabases }, durable)
    const port = await freePort()
    const settings = writeSettings(place.home, port, durable)
    const keeper = await keepRunning(place, binaries, settings, log)
    return {
      putAside,
      ownerUrl: ownerUrlAt(port, secret),
      leaving: lock.leaving,
      stop: async () => {
        lock.leaving()
        await keeper.stop()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/**
 * The owner's address of the PostgreSQL that a server keeps running on this folder; null: none does.
 * @throws StartFault when it is of another version
 */
export function runningPostgres({ dataDir, secret, log }: EmbeddedOptions): string | null {
  const place = placeFor(dataDir, log)
  refuseOtherVersion(place)
  if (!isHeld(place.home)) return null
  // The fourth line is the port it hears.
  const lines = postmasterFile(place.cluster)
  const port = Number(lines[3])
  return lines[7]?.trim() === 'ready' && port > 0 ? ownerUrlAt(port, secret) : null
}

/** Restarts on the same port, so that connection pools find their way back by themselves. */
async function keepRunning(place: Place, binaries: Binaries, settings: string, log: Logger) {
  const leaving = new AbortController()
  let postmaster = await startPatiently(place, binaries, settings, log)
  const watch = (async () => {
    for (;;) {
      const how = await postmaster.ended
      if (leaving.signal.aborted) return
      log.error(`PostgreSQL ended (${how}); starting it again`)
      const next = await startAgain()
      if (next === null) return
      postmaster = next
      log.info('PostgreSQL is back')
    }
  })()

  async function startAgain(): Promise<Postmaster | null> {
    for (let wait = FIRST_PAUSE_MS; !leaving.signal.aborted; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      await pause(wait, undefined, { signal: leaving.signal }).catch(() => null)
      if (leaving.signal.aborted) return null
      try {
        await stopLeftover(place.cluster, log)
        const next = await startPostmaster(place, binaries, settings, log)
        if (!leaving.signal.aborted) return next
        await next.stop()
      } catch (error) {
        log.error(`PostgreSQL does not start: ${error instanceof Error ? error.message : error}`)
      }
    }
    return null
  }

  return {
    stop: async () => {
      leaving.abort()
      await postmaster.stop()
      await watch
    },
  }
}

/** A PostgreSQL just killed holds its folder until the system has cleared away the last of it. */
async function startPatiently(place: Place, binaries: Binaries, settings: string, log: Logger) {
  const until = Date.now() + 15_000
  for (;;) {
    try {
      return await startPostmaster(place, binaries, settings, log)
    } catch (error) {
      const passing =
        error instanceof PostmasterEnded && /shared memory block|postmaster\.pid/.test(error.message)
      if (!passing || Date.now() > until) throw error
      await pause(200)
    }
  }
}

const ownerPassword = (secret: string): string =>
  createHmac('sha256', secret).update('database-role:circle_owner').digest('base64url')

const ownerUrlAt = (port: number, secret: string): string =>
  `postgres://circle_owner:${ownerPassword(secret)}@127.0.0.1:${port}/circle`

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
