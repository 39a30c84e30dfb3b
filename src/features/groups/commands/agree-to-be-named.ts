import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { ledGroup } from '../queries/led-group.ts'

/** Whether the public reads one's name on the group's page. Only oneself can say so. */
export async function agreeToBeNamed(
  db: ViewerDb,
  groupId: string,
  { named }: { named: 'yes' | 'no' },
): Promise<void> {
  await ledGroup(db, groupId)
  await db
    .updateTable('group_leader')
    .set({ named_publicly_at: named === 'yes' ? db.now : null })
    .where('group_id', '=', groupId)
    .where('person_id', '=', found(db.viewer.personId))
    .execute()
}
