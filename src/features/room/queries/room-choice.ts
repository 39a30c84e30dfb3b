import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { meetsInOwnRoom } from '../rules/room-place.ts'
import type { SpeakingSignal } from '../rules/room-state.ts'

export interface RoomChoice {
  /** null: not chosen. */
  ownRoom: boolean | null
  signal: SpeakingSignal
  phonesAllowed: boolean
  tallySince: Temporal.Instant | null
  /** Everything around the room is well, as last looked at. */
  isReady: boolean
}

/** What a group has chosen for its room; what nobody chose is as the guidance has it. */
export async function roomChoice(db: Db, groupId: string): Promise<RoomChoice> {
  const { rows } = await sql<RoomChoice>`
    select c.own_room as "ownRoom", coalesce(c.speaking_signal, 'hand') as signal,
      coalesce(c.phones_allowed, false) as "phonesAllowed", c.tally_since as "tallySince", room_is_ready() as "isReady"
    from (select ${groupId}::uuid as group_id) asked left join room_choice c using (group_id)`.execute(db)
  return rows[0] ?? { ownRoom: null, signal: 'hand', phonesAllowed: false, tallySince: null, isReady: false }
}

/** Whether the group meets in the product's own room, for its own people. */
export async function isOwnRoom(db: Db, groupId: string): Promise<boolean> {
  const { ownRoom, isReady } = await roomChoice(db, groupId)
  return meetsInOwnRoom(ownRoom, isReady)
}
