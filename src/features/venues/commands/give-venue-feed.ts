import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { makeSecretAddress } from '../../../platform/secret-address.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { standingPlace } from '../queries/place-page.ts'

/** A calendar address for whoever keeps the house, or a new one: the old one stops at once. */
export async function giveVenueFeed(
  db: ViewerDb,
  groupId: string,
): Promise<{ feedId: string } | Refusal<'no-place'>> {
  await ledGroup(db, groupId)
  const standing = await standingPlace(db, groupId)
  if (!standing?.venueId) return refuse('no-place')
  await db
    .updateTable('venue_feed')
    .set({ ended_at: db.now })
    .where('group_id', '=', groupId)
    .where('venue_id', '=', standing.venueId)
    .where('ended_at', 'is', null)
    .execute()
  const feedId = newId()
  await db
    .insertInto('venue_feed')
    .values({
      id: feedId,
      group_id: groupId,
      venue_id: standing.venueId,
      made_by: found(db.viewer.personId),
      made_at: db.now,
    })
    .execute()
  await makeSecretAddress(db, { purpose: 'venue-feed', subjectId: feedId })
  return { feedId }
}
