import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { sha256 } from '../../../platform/secrets.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'

type NotGiven = Refusal<'no-room' | 'room-not-yet' | 'room-over'>

const reasons: Readonly<Record<string, NotGiven['refused']>> = {
  'not-yet': 'room-not-yet',
  over: 'room-over',
}

/** A ticket to one's own seat: one use, one minute, in this very browser. The database keeps its hash alone. */
export async function giveTicket(
  db: Db,
  { roomId, secret, sessionId }: { roomId: string; secret: string; sessionId: string | null },
): Promise<{ seatId: string } | NotGiven> {
  const { rows } = await sql<{ given: string; seatId: string | null }>`
    select give_room_ticket(${roomId}::uuid, ${sha256(secret)}, ${sessionId}::uuid) as given,
      (select seat_id from own_room_seats() where room_id = ${roomId}::uuid) as "seatId"`.execute(db)
  const { given = 'none', seatId = null } = rows[0] ?? {}
  return given === 'given' && seatId ? { seatId } : refuse(reasons[given] ?? 'no-room')
}
