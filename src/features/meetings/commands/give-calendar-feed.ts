import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { makeSecretAddress } from '../../../platform/secret-address.ts'

/** Gives the viewer a calendar feed, or a new address for it: the old one stops at once. */
export async function giveCalendarFeed(db: ViewerDb): Promise<{ feedId: string }> {
  const personId = found(db.viewer.personId)
  await db
    .updateTable('secret_address')
    .set({ replaced_at: db.now })
    .where('person_id', '=', personId)
    .where('purpose', '=', 'calendar-feed')
    .where('replaced_at', 'is', null)
    .execute()
  const { id } = await makeSecretAddress(db, { purpose: 'calendar-feed', subjectId: personId, personId })
  return { feedId: id }
}
