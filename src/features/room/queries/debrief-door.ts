import type { Db } from '../../../platform/database/database.ts'
import { entrance } from '../rules/room-place.ts'
import { roomDoor } from './room-door.ts'

/** Whether the two who led a meeting can go to the room beside it now. */
export async function isDebriefRoomOpen(db: Db, meetingId: string): Promise<boolean> {
  const door = await roomDoor(db, 'debrief', meetingId)
  return door !== null && entrance(door, db.now) === 'open'
}
