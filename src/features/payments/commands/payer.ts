import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { partiesOf } from '../../books/commands/purse.ts'
import type { Purse } from '../../books/queries/purse.ts'

/**
 * The parties that choices of payers mean; the purse is locked.
 * @param whoIds parties' ids, or those of people of the group who have never owed or paid
 */
export async function payerParties(
  db: ViewerDb,
  purse: Pick<Purse, 'id'>,
  whoIds: readonly string[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(whoIds)]
  if (wanted.length === 0) return new Map()
  const known = await db
    .selectFrom('party')
    .select('id')
    .where('id', 'in', wanted)
    .where('purse_id', '=', purse.id)
    .execute()
  const parties = new Map(known.map(({ id }) => [id, id]))
  const others = wanted.filter((id) => !parties.has(id))
  if (others.length === 0) return parties
  // Whom the viewer knows from elsewhere has no part in this purse.
  const { rows: people } = await sql<{ id: string }>`
    select p.id from people_of_kept_purse(${purse.id}) p (id) where p.id = any (${others}::uuid[])`.execute(
    db,
  )
  if (people.length < others.length) throw new NotFound()
  for (const [personId, partyId] of await partiesOf(db, purse, others)) parties.set(personId, partyId)
  return parties
}

export async function payerParty(db: ViewerDb, purse: Pick<Purse, 'id'>, whoId: string): Promise<string> {
  return found((await payerParties(db, purse, [whoId])).get(whoId))
}

/** Money whose payer nobody knows yet is kept for parties without a name, until somebody says whose it is. */
export async function unknownPayers(db: ViewerDb, purseId: string, howMany: number): Promise<string[]> {
  const ids = Array.from({ length: howMany }, newId)
  if (ids.length > 0)
    await db
      .insertInto('party')
      .values(ids.map((id) => ({ id, purse_id: purseId, kind: 'payer' as const, opened_at: db.now })))
      .execute()
  return ids
}
