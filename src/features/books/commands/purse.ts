import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { groupById } from '../../groups/queries/group.ts'
import { keeperOf, type Purse, purseOf } from '../queries/purse.ts'

/** The group's purse, made when there is none yet; to whoever does not keep it the page is not there. */
export async function openPurse(db: ViewerDb, groupId: string): Promise<Purse> {
  await keeperOf(db, groupId)
  const before = await purseOf(db, groupId)
  if (before) return before
  const { currency } = await groupById(db, groupId)
  await db
    .insertInto('purse')
    .values({ id: newId(), group_id: groupId, currency, opened_at: db.now })
    .onConflict((conflict) => conflict.column('group_id').doNothing())
    .execute()
  return found(await purseOf(db, groupId))
}

/** Until the transaction is over nobody else posts to this purse: every command that posts begins with it. */
export async function lockPurse(db: Db, purseId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`purse:${purseId}`}, 0))`.execute(db)
}

/** The party of a person who is or was in the group, made when there is none yet. The purse is locked. */
export async function partyOf(db: ViewerDb, purse: Pick<Purse, 'id'>, personId: string): Promise<string> {
  const known = await db
    .selectFrom('party_identity')
    .select('party_id as partyId')
    .where('purse_id', '=', purse.id)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (known) return known.partyId
  const id = newId()
  await db.insertInto('party').values({ id, purse_id: purse.id, kind: 'person', opened_at: db.now }).execute()
  await db
    .insertInto('party_identity')
    .values({ party_id: id, purse_id: purse.id, person_id: personId })
    .execute()
  return id
}

export interface Payer {
  name: string
  address: string | null
  email: string | null
}

/** A practice or a deanery that pays for somebody; it has no account here. */
export async function addPayer(db: ViewerDb, purse: Pick<Purse, 'id'>, payer: Payer): Promise<string> {
  const id = newId()
  await db.insertInto('party').values({ id, purse_id: purse.id, kind: 'payer', opened_at: db.now }).execute()
  await db
    .insertInto('party_identity')
    .values({ party_id: id, purse_id: purse.id, ...payer })
    .execute()
  return id
}
