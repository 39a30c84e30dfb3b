import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { ledGroup } from '../queries/led-group.ts'

/** The way in of an online group that meets in its own tool; https only. */
export async function setLink(db: ViewerDb, groupId: string, { url }: { url: string }): Promise<void> {
  await ledGroup(db, groupId)
  const link = { url, set_at: db.now, set_by: found(db.viewer.personId) }
  await db
    .insertInto('group_link')
    .values({ group_id: groupId, ...link })
    .onConflict((conflict) => conflict.column('group_id').doUpdateSet(link))
    .execute()
}
