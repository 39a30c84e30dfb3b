import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { RoomKind } from '../rules/room-state.ts'
import type { LeaderToCall } from '../rules/room-view.ts'

export interface RoomFront {
  /** null: a room of no group. */
  groupName: string | null
  timeZone: string
  ownName: string
  /** How many may be there. */
  people: number
  /** The others who lead. */
  leaders: LeaderToCall[]
}

/** What the page before a room shows; null for whoever does not belong to it. */
export async function roomFront(db: Db, kind: RoomKind, subjectId: string): Promise<RoomFront | null> {
  const { rows } = await sql<RoomFront>`
    select group_name as "groupName", time_zone as "timeZone", own_name as "ownName", people, leaders
    from room_front(${kind}, ${subjectId}::uuid)`.execute(db)
  return rows[0] ?? null
}
