import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { newId } from '../../shared/ids.ts'
import { type Graveyard, openGraveyard } from '../database/graveyard.ts'
import { quietWishesOfOwner } from '../database/quiet-wishes.ts'
import { addMissingTombstones, addMissingWishes } from '../database/tombstones.ts'
import type { Secrets } from '../secrets.ts'
import { hasCode, StartFault } from '../start-fault.ts'
import { notWhole, readDump } from './dump-text.ts'
import { readSealed, type SealedFile, writeSealed } from './sealed-file.ts'
import { openSnapshot } from './snapshot.ts'

export interface BackupSettings {
  /** A folder. */
  to: string
  /** The public halves of the keys, each of which opens every backup. */
  keys: readonly string[]
  /** How many are kept. */
  keep: number
}

export interface MadeBackup {
  path: string
  bytes: number
  /** By table. */
  rows: Readonly<Record<string, number>>
}

const NAME = /^balint-circle-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z\.age$/
const DRAFT = /^balint-circle-.+\.age\.part-\d+$/
const A_DAY_MS = 24 * 60 * 60 * 1000

/** Of the kept runs, by which the administrators are told; a backup every night for more than a year. */
const RUNS_KEPT = 400

/**
 * Backs up the whole database into a file that is there whole or not at all, reads it again, and forgets the oldest. How it
 * went is noted, whichever way.
 */
export async function makeBackup(
  ownerUrl: string,
  settings: BackupSettings,
  { secrets, clock }: { secrets: Secrets; clock: () => Temporal.Instant },
): Promise<MadeBackup> {
  try {
    await keepTombstonesOf(ownerUrl, openGraveyard(settings.to), clock())
    const made = await write(ownerUrl, settings, secrets, clock())
    await noteRun(ownerUrl, clock(), { bytes: made.bytes })
    forgetOldest(settings)
    return made
  } catch (fault) {
    // The database may be what is away; then the age of the last backup tells.
    await noteRun(ownerUrl, clock(), { fault: wordFor(fault) }).catch(() => {})
    throw fault
  }
}

async function write(
  ownerUrl: string,
  { to, keys }: BackupSettings,
  secrets: Secrets,
  now: Temporal.Instant,
): Promise<MadeBackup> {
  const path = join(
    to,
    `balint-circle-${now.toString({ smallestUnit: 'millisecond' }).replaceAll(':', '-')}.age`,
  )
  const draft = `${path}.part-${process.pid}`
  rmSync(draft, { force: true })
  const snapshot = await openSnapshot(ownerUrl, { secrets, now })
  try {
    const sealed = await writeSealed(snapshot.text, keys, draft)
    await readAgain(draft, sealed, snapshot.rows)
    putInPlace(draft, path, to)
    return { path, bytes: sealed.bytes, rows: snapshot.rows }
  } finally {
    rmSync(draft, { force: true })
    await snapshot.close()
  }
}

/** From the disk to the last byte: the same text, with as many rows in each table as the database counts. */
async function readAgain(
  draft: string,
  sealed: SealedFile,
  rows: Readonly<Record<string, number>>,
): Promise<void> {
  const hash = createHash('sha256')
  async function* hashed() {
    for await (const chunk of readSealed(draft, sealed.witness)) {
      hash.update(chunk)
      yield chunk
    }
  }
  const found = await readDump(hashed(), {})
  const other = Object.keys({ ...rows, ...found }).find((table) => rows[table] !== found[table])
  if (other) throw notWhole(`${other} has other rows than the database`)
  if (hash.digest('hex') !== sealed.sha256 || statSync(draft).size !== sealed.bytes) {
    throw notWhole('the disk gives back something else than was written')
  }
}

function putInPlace(draft: string, path: string, folder: string): void {
  // Not renamed: nothing that is there is ever written over.
  linkSync(draft, path)
  rmSync(draft)
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

function forgetOldest({ to, keep }: BackupSettings): void {
  const names = readdirSync(to)
  const old = names
    .filter((name) => NAME.test(name))
    .toSorted()
    .slice(0, -keep)
  const abandoned = names.filter(
    (name) => DRAFT.test(name) && Date.now() - statSync(join(to, name)).mtimeMs > A_DAY_MS,
  )
  for (const name of [...old, ...abandoned]) rmSync(join(to, name), { force: true })
}

async function keepTombstonesOf(
  ownerUrl: string,
  graveyard: Graveyard,
  now: Temporal.Instant,
): Promise<void> {
  await asOwner(ownerUrl, async (owner) => {
    // A database of before has none.
    const there = await owner.query(`select from pg_class where oid = to_regclass('public.tombstone')`)
    if (there.rowCount === 0) return graveyard.makeReady()
    const { rows } = await owner.query(
      'select kind, id, buried_at::text from tombstone order by buried_at, id',
    )
    addMissingTombstones(
      graveyard,
      rows.map(({ kind, id, buried_at }) => ({ kind, id, buriedAt: Temporal.Instant.from(buried_at) })),
    )
    addMissingWishes(graveyard, await quietWishesOfOwner(owner), now)
  })
}

type Fault = 'folder' | 'disk-full' | 'database' | 'not-whole' | 'unknown'

function wordFor(fault: unknown): Fault {
  if (fault instanceof StartFault) return 'not-whole'
  if (hasCode(fault, 'ENOSPC', 'EDQUOT')) return 'disk-full'
  if (hasCode(fault, 'ENOENT', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EIO', 'EEXIST')) return 'folder'
  if (fault instanceof pg.DatabaseError || hasCode(fault, 'ECONNREFUSED', 'ECONNRESET')) return 'database'
  return 'unknown'
}

async function noteRun(
  ownerUrl: string,
  at: Temporal.Instant,
  { bytes = null, fault = null }: { bytes?: number | null; fault?: Fault | null },
): Promise<void> {
  await asOwner(ownerUrl, async (owner) => {
    const there = await owner.query(`select from pg_class where oid = to_regclass('public.backup_run')`)
    if (there.rowCount === 0) return
    await owner.query('insert into backup_run (id, ended_at, bytes, fault) values ($1, $2, $3, $4)', [
      newId(),
      at.toString(),
      bytes,
      fault,
    ])
    await owner.query(
      'delete from backup_run where id in (select id from backup_run order by ended_at desc offset $1)',
      [RUNS_KEPT],
    )
  })
}

async function asOwner(ownerUrl: string, work: (owner: pg.Client) => Promise<void>): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'balint-circle backup' })
  owner.on('error', () => {})
  await owner.connect()
  try {
    await work(owner)
  } finally {
    await owner.end()
  }
}
