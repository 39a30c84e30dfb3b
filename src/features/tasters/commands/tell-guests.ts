import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { queueEachEmail } from '../../../platform/mail/queue-email.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { canKeepTasters } from '../policy.ts'
import { type LedTaster, ledTaster } from '../queries.ts'

export interface GuestToTell {
  guestId: string
  correspondentId: string
  addressId: string | null
}

/** Two leaders at once take turns. */
export async function ledInTurn(db: ViewerDb, groupId: string, id: string): Promise<LedTaster> {
  await groupFor(db, groupId, canKeepTasters)
  await db.selectFrom('taster').select('id').where('id', '=', id).forUpdate().execute()
  return found(await ledTaster(db, groupId, id))
}

export async function guestsToTell(db: ViewerDb, id: string, alsoWaiting: boolean): Promise<GuestToTell[]> {
  const { rows } = await sql<GuestToTell>`
    select guest_id as "guestId", correspondent_id as "correspondentId", address_id as "addressId"
    from taster_guests_to_tell(${id}, ${alsoWaiting})`.execute(db)
  return rows
}

export const writeToGuests = (
  db: ViewerDb,
  template: string,
  guests: readonly GuestToTell[],
): Promise<void> =>
  queueEachEmail(
    db,
    template,
    guests.flatMap(({ guestId, correspondentId, addressId }) =>
      addressId ? [{ to: { correspondentId, holding: addressId }, about: guestId }] : [],
    ),
  )
