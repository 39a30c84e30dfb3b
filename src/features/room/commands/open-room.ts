import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import type { RoomKind } from '../rules/room-state.ts'
import { bringPlan } from './bring-plan.ts'

type NotOpened = Refusal<'no-room' | 'room-not-yet' | 'room-over'>

const reasons = { none: 'no-room', 'not-yet': 'room-not-yet', over: 'room-over' } as const

interface Wish {
  kind: RoomKind
  /** The meeting, taster, interview booking, group, contact or peer group it is for. */
  subjectId: string
}

/** The room of a meeting, from the doors' opening on: made for whoever of its people comes first. Once is as good as twice. */
export async function openRoom(db: Db, { kind, subjectId }: Wish): Promise<{ roomId: string } | NotOpened> {
  const { rows } = await sql<{ roomId: string | null; refused: keyof typeof reasons | null }>`
    select room_id as "roomId", refused from open_room(${kind}, ${subjectId}::uuid)`.execute(db)
  const { roomId = null, refused = 'none' } = rows[0] ?? {}
  if (!roomId) return refuse(reasons[refused ?? 'none'])
  await bringPlan(db, roomId)
  return { roomId }
}
