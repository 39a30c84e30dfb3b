import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { RoomKind, SpeakingSignal } from '../rules/room-state.ts'

/** A room from outside, for one who belongs to it. */
export interface RoomDoor {
  /** null: nobody has come yet. */
  roomId: string | null
  groupId: string | null
  leads: boolean
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  /** For the one who looks: leaders come in earlier. */
  opensAt: Temporal.Instant
  closesAt: Temporal.Instant
  /** A leader has ended the meeting. */
  endedAt: Temporal.Instant | null
  /** R33: whether one may go on with less than a computer. */
  phonesAllowed: boolean
  signal: SpeakingSignal
  /** Whether the group meets in this room or behind a link of its own; null: not chosen. */
  ownRoom: boolean | null
}

/** null: there is no such room, or it is not for whoever asks. */
export async function roomDoor(db: Db, kind: RoomKind, subjectId: string): Promise<RoomDoor | null> {
  const { rows } = await sql<RoomDoor>`
    select room_id as "roomId", group_id as "groupId", leads, starts_at as "startsAt", ends_at as "endsAt",
      opens_at as "opensAt", closes_at as "closesAt", ended_at as "endedAt", phones_allowed as "phonesAllowed",
      speaking_signal as signal, own_room as "ownRoom"
    from room_door(${kind}, ${subjectId}::uuid)`.execute(db)
  return rows[0] ?? null
}
