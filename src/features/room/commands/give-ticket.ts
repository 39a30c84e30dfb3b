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
): Promise<{ secret: string } | NotGiven> {
  const { rows } = await sql<{ given: string }>`
    select give_room_ticket(${roomId}::uuid, ${sha256(secret)}, ${sessionId}::uuid) as given`.execute(db)
  const given = rows[0]?.given ?? 'none'
  return given === 'given' ? { secret } : refuse(reasons[given] ?? 'no-room')
}
