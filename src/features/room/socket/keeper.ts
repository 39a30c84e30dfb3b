import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import { sha256 } from '../../../platform/secrets.ts'
import { type RoomForLines, roomForLines, soon } from '../queries/room-in-hand.ts'
import type { WhoComes } from './who-comes.ts'

// All that lines ask of the database; each is one statement.

export interface Taken {
  roomId: string
  seatId: string
  /** The last number that was done. */
  heard: number
}

interface Taking {
  secret: string
  lineId: string
  processId: string
  device: string
  /** The token that this line goes on with after a cut. */
  resume: string
}

/** The seat that a ticket is for; null: no ticket of theirs. */
export async function takeLine(who: WhoComes, wish: Taking): Promise<Taken | null> {
  const { rows } = await who.as((db) =>
    sql<{ roomId: string; seatId: string }>`
      select room_id as "roomId", seat_id as "seatId", ${soon} from take_room_line(${sha256(wish.secret)}, ${wish.lineId}::uuid,
        ${wish.processId}::uuid, ${wish.device}, ${who.sessionId}::uuid, ${sha256(wish.resume)})`.execute(db),
  )
  const [row] = rows
  return row ? { roomId: row.roomId, seatId: row.seatId, heard: 0 } : null
}

/** The seat of a line that was cut; null: it cannot go on. */
export async function resumeLine(who: WhoComes, wish: Taking): Promise<Taken | null> {
  const { rows } = await who.as((db) =>
    sql<Taken>`
      select room_id as "roomId", seat_id as "seatId", heard, ${soon} from resume_room_line(${sha256(wish.secret)},
        ${wish.lineId}::uuid, ${wish.processId}::uuid, ${wish.device}, ${who.sessionId}::uuid, ${sha256(wish.resume)})`.execute(
      db,
    ),
  )
  const [row] = rows
  return row ? { roomId: row.roomId, seatId: row.seatId, heard: row.heard } : null
}

export async function readRoom(database: Database, roomId: string): Promise<RoomForLines | null> {
  const { rows } = await sql<{ room: Parameters<typeof roomForLines>[0] | null }>`
    select room_for_lines(${roomId}::uuid) as room`.execute(database.rooms)
  return rows[0]?.room ? roomForLines(rows[0].room) : null
}

export interface Addressed {
  to: string
  body: string
}

/** Carries signals on from the seat of this line, up to its number `n`. */
export async function sendSignals(
  database: Database,
  lineId: string,
  n: number,
  signals: readonly Addressed[],
): Promise<void> {
  await sql`
    select send_room_signals(${lineId}::uuid, ${n}::integer, ${signals.map(({ to }) => to)}::uuid[],
      ${signals.map(({ body }) => body)}::text[])`.execute(database.rooms)
}

export interface Delivered {
  to: string
  n: number
  from: string
  body: string
}

/** What waits for these seats after the numbers they were sent already. */
export async function waitingSignals(
  database: Database,
  after: readonly (readonly [seatId: string, n: number])[],
): Promise<Delivered[]> {
  const { rows } = await sql<Delivered>`
    select to_seat as "to", n, from_seat as "from", body from room_signals(${after.map(([seat]) => seat)}::uuid[],
      ${after.map(([, n]) => n)}::bigint[])`.execute(database.rooms)
  return rows
}

export async function forgetReceived(
  database: Database,
  upTo: readonly (readonly [seatId: string, n: number])[],
): Promise<void> {
  await sql`
    select received_room_signals(${upTo.map(([seat]) => seat)}::uuid[], ${upTo.map(([, n]) => n)}::bigint[])`.execute(
    database.rooms,
  )
}

export async function processIsAlive(database: Database, processId: string): Promise<void> {
  await sql`select room_process_seen(${processId}::uuid)`.execute(database.rooms)
}

/** What time alone does, at the moment the house believes in. */
export async function tendRooms(database: Database): Promise<void> {
  await database.asRoomKeeper((db) => sql`select ${soon}, tend_rooms()`.execute(db))
}

export async function loseLines(database: Database, lineIds: readonly string[]): Promise<void> {
  await database.asRoomKeeper((db) => sql`select ${soon}, lose_room_lines(${lineIds}::uuid[])`.execute(db))
}

export async function holdLines(
  database: Database,
  lineIds: readonly string[],
  processId: string,
): Promise<void> {
  await database.asRoomKeeper((db) =>
    sql`select ${soon}, hold_room_lines(${lineIds}::uuid[], ${processId}::uuid)`.execute(db),
  )
}
