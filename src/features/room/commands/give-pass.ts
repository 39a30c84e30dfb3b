import { sql } from 'kysely'
import type { HolderDb } from '../../../platform/database/database.ts'
import { sha256 } from '../../../platform/secrets.ts'
import { newId } from '../../../shared/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal.ts'
import type { RoomKind } from '../rules/room-state.ts'
import { openRoom } from './open-room.ts'

export interface Pass {
  token: string
  expiresAt: Temporal.Instant
}

/** Lets a holder into the waiting room of one room, in this browser, until its doors close. */
export async function givePass(
  db: HolderDb,
  kind: RoomKind,
  subjectId: string,
): Promise<Pass | Refusal<'no-room' | 'room-not-yet' | 'room-over'>> {
  const opened = await openRoom(db, { kind, subjectId })
  if (isRefusal(opened)) return opened
  const id = newId()
  const token = db.secrets.token(id)
  const { rows } = await sql<{ until: Temporal.Instant | null }>`
    select give_room_pass(${opened.roomId}::uuid, ${id}::uuid, ${sha256(token)}) as until`.execute(db)
  const until = rows[0]?.until
  return until ? { token, expiresAt: until } : refuse('room-over')
}
