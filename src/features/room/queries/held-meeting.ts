import type { HolderDb } from '../../../platform/database/database.ts'
import { heldMeetings } from '../../attendance/queries/coming.ts'
import { type RoomDoor, roomDoor } from './room-door.ts'
import { type RoomFront, roomFront } from './room-front.ts'

export interface HeldMeetingRoom {
  meetingId: string
  door: RoomDoor
  front: RoomFront
}

/**
 * The next meeting of the group whose member's address is held, if it is for them to come into its room; `meetingId`
 * alone where it is not (they lead, or the group meets face to face). null: nothing is ahead.
 */
export async function heldMeetingRoom(
  db: HolderDb,
): Promise<HeldMeetingRoom | { meetingId: string; door: null } | null> {
  const { isOpen, meetings } = await heldMeetings(db)
  const [next] = [...meetings].sort((one, other) => Temporal.Instant.compare(one.startsAt, other.startsAt))
  if (!isOpen || !next) return null
  const door = await roomDoor(db, 'meeting', next.id)
  const front = door && (await roomFront(db, 'meeting', next.id))
  return front ? { meetingId: next.id, door, front } : { meetingId: next.id, door: null }
}
