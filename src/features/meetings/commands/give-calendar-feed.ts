import type { ViewerDb } from '../../../platform/database/database.ts'
import { buryWay } from '../../../platform/database/tombstones.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import { makeSecretAddress } from '../../../platform/secret-address.ts'
import { canSeeCircle } from '../../groups/policy.ts'
import { groupById } from '../../groups/queries/group.ts'

/**
 * Gives the viewer a calendar feed, of one group alone or of all that are theirs, or a new address for it: the old
 * one stops at once.
 */
export async function giveCalendarFeed(
  db: ViewerDb,
  groupId: string | null = null,
): Promise<{ feedId: string }> {
  const personId = found(db.viewer.personId)
  if (groupId && !canSeeCircle(await groupById(db, groupId))) throw new NotFound()
  const subjectId = groupId ?? personId
  await endFeeds(db, personId, subjectId)
  const { id } = await makeSecretAddress(db, { purpose: 'calendar-feed', subjectId, personId })
  return { feedId: id }
}

/** The address stops at once; whoever asks for it finds nothing. */
export async function endCalendarFeed(
  db: ViewerDb,
  groupId: string | null,
): Promise<{ groupId: string | null }> {
  const personId = found(db.viewer.personId)
  await endFeeds(db, personId, groupId ?? personId)
  return { groupId }
}

async function endFeeds(db: ViewerDb, personId: string, subjectId: string): Promise<void> {
  const ended = await db
    .updateTable('secret_address')
    .set({ replaced_at: db.now })
    .where('person_id', '=', personId)
    .where('subject_id', '=', subjectId)
    .where('purpose', '=', 'calendar-feed')
    .where('replaced_at', 'is', null)
    .returning('id')
    .execute()
  await buryWay(
    db,
    'secret_address',
    ended.map(({ id }) => id),
  )
}
