import type pg from 'pg'
import { type BuriedKind, buriedKinds, removedWays, type Tombstone } from '../database/graveyard.ts'
import { StartFault } from '../start-fault.ts'

export interface ErasedAgain {
  /** People, with an account or without. */
  people: number
  /** Passkeys, apps and addresses of calendars. */
  ways: number
}

/**
 * Who was erased since the backup was made is in it again, and so is every way in that was removed since: they are erased once
 * more, before anybody can read or use them. The list of the file beside the backups and that of the backup itself are taken
 * together.
 * @returns how many were there
 */
export async function eraseAgain(owner: pg.Client, listed: readonly Tombstone[]): Promise<ErasedAgain> {
  // Only a test restores with the migrations of a time before there were any.
  const { rowCount } = await owner.query(`select from pg_class where oid = to_regclass('public.tombstone')`)
  const erased = { people: 0, ways: 0 }
  if (rowCount === 0) return erased
  for (const { kind, id, buriedAt } of listed) {
    await owner.query(
      'insert into tombstone (kind, id, buried_at) values ($1, $2, $3) on conflict do nothing',
      [kind, id, buriedAt.toString()],
    )
  }
  for (const kind of buriedKinds) {
    const { rows } = await owner.query<{ id: string }>(
      `select t.id from tombstone t join ${kind} p on p.id = t.id where t.kind = $1 and ${isThere(kind)} order by t.buried_at, t.id`,
      [kind],
    )
    if (rows.length === 0) continue
    await refuseWithoutFunction(owner, kind)
    for (const { id } of rows) await owner.query(`select erase_${kind}($1)`, [id])
    erased[isWay(kind) ? 'ways' : 'people'] += rows.length
  }
  return erased
}

const isWay = (kind: BuriedKind): boolean => removedWays.some((way) => way === kind)

/** A replaced address is kept, and opens nothing. */
const isThere = (kind: BuriedKind): string => (kind === 'secret_address' ? 'p.replaced_at is null' : 'true')

/** Somebody who was told that they are forgotten is not brought back because the program cannot forget. */
async function refuseWithoutFunction(owner: pg.Client, kind: string): Promise<void> {
  const { rowCount } = await owner.query(
    `select from pg_proc where oid = to_regprocedure('erase_${kind}(uuid)')`,
  )
  if (rowCount === 0) {
    throw new StartFault(
      `Somebody who was erased is in the backup, and this version of the program cannot erase a ${kind}. Nothing was changed; restore it with a newer one.`,
    )
  }
}
