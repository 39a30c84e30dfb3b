import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { groupById } from '../../groups/queries/group.ts'
import { type KeptPurse, keeperOf, type Purse, purseOf } from '../queries/purse.ts'

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

/** The same with the days of its group, for commands of keepers. */
export async function keptPurse(db: ViewerDb, groupId: string): Promise<KeptPurse> {
  const purse = await openPurse(db, groupId)
  const { timeZone } = await groupById(db, groupId)
  return { ...purse, groupId, timeZone }
}

/** Until the transaction is over nobody else posts to this purse. */
export async function lockPurse(db: Db, purseId: string): Promise<void> {
  await sql`select lock_purse(${purseId}::uuid)`.execute(db)
}

/** What every command that posts begins with: whatever it reads from here on, nobody changes meanwhile. */
export async function lockedPurse(db: ViewerDb, groupId: string): Promise<KeptPurse> {
  const purse = await keptPurse(db, groupId)
  await lockPurse(db, purse.id)
  return purse
}

/** The parties of people who are or were in the group, made where there are none yet. The purse is locked. */
export async function partiesOf(
  db: ViewerDb,
  purse: Pick<Purse, 'id'>,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(personIds)]
  if (wanted.length === 0) return new Map()
  const known = await db
    .selectFrom('party_identity')
    .select(['person_id as personId', 'party_id as partyId'])
    .where('purse_id', '=', purse.id)
    .where('person_id', 'in', wanted)
    .execute()
  const parties = new Map(known.map(({ personId, partyId }) => [personId ?? '', partyId]))
  const fresh = wanted
    .filter((personId) => !parties.has(personId))
    .map((personId) => ({ personId, id: newId() }))
  if (fresh.length === 0) return parties
  await db
    .insertInto('party')
    .values(fresh.map(({ id }) => ({ id, purse_id: purse.id, kind: 'person' as const, opened_at: db.now })))
    .execute()
  await db
    .insertInto('party_identity')
    .values(fresh.map(({ id, personId }) => ({ party_id: id, purse_id: purse.id, person_id: personId })))
    .execute()
  for (const { id, personId } of fresh) parties.set(personId, id)
  return parties
}

export async function partyOf(db: ViewerDb, purse: Pick<Purse, 'id'>, personId: string): Promise<string> {
  return found((await partiesOf(db, purse, [personId])).get(personId))
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
