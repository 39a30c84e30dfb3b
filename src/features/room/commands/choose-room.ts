import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { roomChoice } from '../queries/room-choice.ts'
import type { SpeakingSignal } from '../rules/room-state.ts'

export interface RoomWish {
  ownRoom: boolean
  signal: SpeakingSignal
  phonesAllowed: boolean
  tally: boolean
}

/** How an online group meets, by one of its leaders. Where the tally is given up, what was counted is deleted. */
export async function chooseRoom(db: ViewerDb, groupId: string, wish: RoomWish): Promise<null> {
  await ledGroup(db, groupId)
  const { tallySince } = await roomChoice(db, groupId)
  const choice = {
    own_room: wish.ownRoom,
    speaking_signal: wish.signal,
    phones_allowed: wish.phonesAllowed,
    tally_since: wish.tally ? (tallySince ?? db.now) : null,
    chosen_by: found(db.viewer.personId),
    chosen_at: db.now,
  }
  await db
    .insertInto('room_choice')
    .values({ group_id: groupId, ...choice, tally_since: wish.tally ? db.now : null })
    .onConflict((conflict) => conflict.column('group_id').doUpdateSet(choice))
    .execute()
  return null
}

/** Where alone; what else the group has agreed for its room stays. */
export async function meetInOwnRoom(db: ViewerDb, groupId: string, ownRoom: boolean): Promise<void> {
  const { signal, phonesAllowed, tallySince } = await roomChoice(db, groupId)
  await chooseRoom(db, groupId, { ownRoom, signal, phonesAllowed, tally: tallySince !== null })
}
