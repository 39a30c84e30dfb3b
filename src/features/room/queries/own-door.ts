import type { HolderDb } from '../../../platform/database/database.ts'
import { entrance, meetsInOwnRoom } from '../rules/room-place.ts'
import type { RoomKind } from '../rules/room-state.ts'
import { roomDoor } from './room-door.ts'
import { isRoomReady } from './room-probes.ts'

/** Whether the holder of a guest's page can come into this room now, the group meeting in the room of this site. */
export async function isOwnDoorOpen(db: HolderDb, kind: RoomKind, subjectId: string): Promise<boolean> {
  const door = await roomDoor(db, kind, subjectId)
  if (!door || entrance(door, db.now) !== 'open') return false
  return meetsInOwnRoom(door.ownRoom, await isRoomReady(db))
}
