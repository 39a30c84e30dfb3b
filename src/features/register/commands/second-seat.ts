import type { ViewerDb } from '../../../platform/database/database.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'

/** The group takes on somebody who works towards accreditation; offered twice, it is offered once. */
export async function offerSecondSeat(db: ViewerDb, groupId: string): Promise<{ groupId: string }> {
  await ledGroup(db, groupId)
  await db
    .insertInto('second_seat')
    .values({ group_id: groupId, offered_at: db.now, offered_by: db.viewer.personId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return { groupId }
}

export async function takeSecondSeatBack(db: ViewerDb, groupId: string): Promise<{ groupId: string }> {
  await ledGroup(db, groupId)
  await db.deleteFrom('second_seat').where('group_id', '=', groupId).execute()
  return { groupId }
}
