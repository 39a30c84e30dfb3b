import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { groupToArrange } from './group-to-arrange.ts'

/** R59: the leaders have talked with the group about who does what; members read it from now on, or not any more. */
export async function tellRoles(
  db: ViewerDb,
  groupId: string,
  { told }: { told: boolean },
): Promise<{ told: boolean }> {
  await groupToArrange(db, groupId)
  if (told) {
    await db
      .insertInto('roles_told')
      .values({ group_id: groupId, told_at: db.now, told_by: found(db.viewer.personId) })
      .onConflict((conflict) => conflict.column('group_id').doNothing())
      .execute()
  } else {
    await db.deleteFrom('roles_told').where('group_id', '=', groupId).execute()
  }
  return { told }
}
