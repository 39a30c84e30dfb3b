import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Told, tellThoseAt } from '../../meetings/commands/tell-those-at.ts'
import { groupLink } from '../queries/group-arrangements.ts'
import { ledGroup } from '../queries/led-group.ts'

/**
 * The way in of an online group that meets in its own tool; https only. Where another was known before and dates are
 * ahead, its people are told that it has changed, and find the new one where it always was.
 */
export async function setLink(db: ViewerDb, groupId: string, { url }: { url: string }): Promise<Told> {
  await ledGroup(db, groupId)
  const before = await groupLink(db, groupId)
  const link = { url, set_at: db.now, set_by: found(db.viewer.personId) }
  await db
    .insertInto('group_link')
    .values({ group_id: groupId, ...link })
    .onConflict((conflict) => conflict.column('group_id').doUpdateSet(link))
    .execute()
  const next = before && before !== url ? await nextMeeting(db, groupId) : undefined
  if (!next) return { told: 0 }
  return tellThoseAt(db, groupId, next.starts_at, { template: 'way-in-changed', about: groupId })
}

const nextMeeting = (db: ViewerDb, groupId: string) =>
  db
    .selectFrom('meeting')
    .select('starts_at')
    .where('group_id', '=', groupId)
    .where('cancelled_at', 'is', null)
    .where('ends_at', '>', db.now)
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst()
