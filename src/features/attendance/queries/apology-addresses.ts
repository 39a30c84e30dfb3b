import { type Kysely, sql } from 'kysely'
import type { DB as Schema } from '../../../platform/database/schema.ts'
import { type Secrets, sha256 } from '../../../platform/secrets.ts'
import { newId } from '../../../shared/ids.ts'

/** A leader's transaction, or one of the jobs' that knows its moment and the secrets. */
type Addressing = Kysely<Schema> & { readonly now: Temporal.Instant; readonly secrets: Secrets }

/**
 * Everybody who has a seat in a group → the id of their secret address for apologies, to queue an email with
 * (`{ personId, holding }`); its page is `/apologies/:token`. Whoever has none yet is given one. For a leader of the
 * group, and for jobs; to everybody else there is nobody.
 */
export async function apologyAddresses(db: Addressing, groupId: string): Promise<Map<string, string>> {
  const seats = await seatsWithAddresses(db, groupId)
  const without = seats.filter(({ addressId }) => addressId === null)
  if (without.length > 0) {
    const wishes = without.map(({ personId }) => ({ id: newId(), personId }))
    await db
      .insertInto('secret_address')
      .values(
        wishes.map(({ id, personId }) => ({
          id,
          purpose: 'apologies' as const,
          subject_id: groupId,
          person_id: personId,
          token_hash: sha256(db.secrets.token(id)),
          made_at: db.now,
        })),
      )
      // Two who write at the same moment make one address.
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  const all = without.length > 0 ? await seatsWithAddresses(db, groupId) : seats
  return new Map(all.flatMap(({ personId, addressId }) => (addressId ? [[personId, addressId]] : [])))
}

async function seatsWithAddresses(db: Addressing, groupId: string) {
  const { rows } = await sql<{ personId: string; addressId: string | null }>`
    select person_id as "personId", address_id as "addressId" from apologies_addresses(${groupId})`.execute(
    db,
  )
  return rows
}
