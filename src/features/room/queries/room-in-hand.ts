import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { RoomState, Seat } from '../rules/room-state.ts'
import type { RoomFacts } from '../rules/view.ts'

type Instants<T> = {
  readonly [K in keyof T]: Temporal.Instant extends T[K] ? string | Extract<T[K], null> : T[K]
}

/** As room_as_json() gives it: instants are texts. */
export type RoomJson = Omit<Instants<RoomState>, 'seats'> & { readonly seats: readonly Instants<Seat>[] }

const instant = (text: string) => Temporal.Instant.from(text)
const maybe = (text: string | null) => (text === null ? null : instant(text))

function roomFrom(json: RoomJson): RoomState {
  return {
    ...json,
    startsAt: instant(json.startsAt),
    endsAt: instant(json.endsAt),
    startedAt: maybe(json.startedAt),
    endedAt: maybe(json.endedAt),
    phaseSince: maybe(json.phaseSince),
    seats: json.seats.map((seat) => ({
      ...seat,
      lostAt: maybe(seat.lostAt),
      raisedAt: maybe(seat.raisedAt),
      knockedAt: maybe(seat.knockedAt),
    })),
  }
}

/**
 * For a transaction that tells rooms something. PostgreSQL lets one at a time of all that notify commit, and the disk would
 * keep them all waiting; what a crash of PostgreSQL itself takes then is the last moment of an evening.
 */
export const soon = sql`set_config('synchronous_commit', 'off', true)`

/** The room as the caller may read it, in their hand until the transaction ends; null: there is none for them. */
export async function roomInHand(db: Db, roomId: string): Promise<RoomState | null> {
  const { rows } = await sql<{ room: RoomJson | null }>`select room_in_hand(${roomId}::uuid) as room`.execute(
    db,
  )
  const json = rows[0]?.room
  return json ? roomFrom(json) : null
}

/** A room for whoever holds its lines: all of it, which line holds which seat, and what screens show beside it. */
export interface RoomForLines {
  readonly state: RoomState
  /** The line's id by the seat's. */
  readonly lines: Readonly<Record<string, string>>
  readonly facts: RoomFacts
}

export function roomForLines(json: RoomJson & { lines: Record<string, string> } & RoomFacts): RoomForLines {
  const { lines, leaders, fallback, ...room } = json
  return { state: roomFrom(room), lines, facts: { leaders, fallback } }
}
