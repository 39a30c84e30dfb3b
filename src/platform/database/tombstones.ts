import { type Kysely, sql, type Transaction } from 'kysely'
import type { BuriedKind, Graveyard, removedWays, Tombstone } from './graveyard.ts'
import { newWishes, type QuietWish, quietWishes } from './quiet-wishes.ts'
import type { DB as Schema } from './schema.ts'

/** A transaction that may erase. Of a job it may know no graveyard: the list is written by a job of its own, at once. */
export type BuryingDb = Transaction<Schema> & {
  readonly now: Temporal.Instant
  readonly graveyard?: Graveyard | null
}

const buried = new WeakMap<object, Tombstone[]>()

/**
 * Notes that somebody is erased, in the transaction that erases them. Where there are backups, nobody is erased while the list
 * beside them cannot be written; and it is written before anybody is told (`keepBuried`).
 */
export async function bury(db: BuryingDb, kind: BuriedKind, id: string): Promise<void> {
  db.graveyard?.makeReady()
  await db
    .insertInto('tombstone')
    .values({ kind, id, buried_at: db.now })
    .onConflict((again) => again.doNothing())
    .execute()
  buried.set(db, [...(buried.get(db) ?? []), { kind, id, buriedAt: db.now }])
}

/**
 * Notes that a way in was removed, in the transaction that removes it; the list beside the backups gets it by a job,
 * at once. Nobody has to wait for the list: also without it they are rid of a stolen phone.
 */
export async function buryWay(
  trx: Kysely<Schema>,
  kind: (typeof removedWays)[number],
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await trx
    .insertInto('tombstone')
    .values(ids.map((id) => ({ kind, id, buried_at: sql<Temporal.Instant>`circle_now()` })))
    .onConflict((again) => again.doNothing())
    .execute()
}

/** After the transaction: what it buried is on the disk when this returns. */
export function keepBuried(db: object, graveyard: Graveyard | null): void {
  const tombstones = buried.get(db)
  if (tombstones) graveyard?.add(tombstones)
}

/** Adds what the file lacks: after a kill between erasing and writing, or when backups are set up later. */
export async function keepAllTombstones(
  jobs: Kysely<Schema>,
  graveyard: Graveyard,
  now: Temporal.Instant,
): Promise<void> {
  const rows = await jobs.selectFrom('tombstone').selectAll().orderBy('buried_at').orderBy('id').execute()
  addMissingTombstones(
    graveyard,
    rows.map(({ kind, id, buried_at }) => ({ kind, id, buriedAt: buried_at })),
  )
  addMissingWishes(graveyard, await quietWishes(jobs), now)
}

/** Who wants no letters any more, or wants them again, since the file was written last. */
export function addMissingWishes(
  graveyard: Graveyard,
  wishes: readonly QuietWish[],
  now: Temporal.Instant,
): void {
  graveyard.addQuiet(newWishes(graveyard.readQuiet() ?? [], wishes, now))
}

/** Also makes the file, when there is nothing to add. */
export function addMissingTombstones(graveyard: Graveyard, tombstones: readonly Tombstone[]): void {
  const kept = new Set(graveyard.read()?.map(({ kind, id }) => `${kind} ${id}`))
  graveyard.add(tombstones.filter(({ kind, id }) => !kept.has(`${kind} ${id}`)))
}
