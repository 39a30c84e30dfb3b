import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal.ts'
import { roomInHand } from '../queries/room-in-hand.ts'
import { applyCommand } from '../rules/room.ts'
import type { RoomCommand, RoomRefusal, RoomState, Seat } from '../rules/room-state.ts'

interface Wish {
  roomId: string
  /** The sender's own. */
  seatId: string
  command: RoomCommand
  /** The number it came with over the line; left out: it came otherwise. */
  n?: number
  /** There is a link to go to when the room fails. */
  hasFallback?: boolean
}

/** Somebody in the room asks something of it: one row in hand, one rule, and what is different is written. */
export async function commandRoom(
  db: Db,
  { roomId, seatId, command, n, hasFallback = true }: Wish,
): Promise<{ revision: number } | Refusal<RoomRefusal>> {
  const before = await roomInHand(db, roomId)
  if (!before) return refuse('not-in-the-circle')
  if (command.do === 'show-fallback' && command.on && !hasFallback) return refuse('no-fallback')
  const after = applyCommand(before, command, seatId, db.now)
  if (isRefusal(after)) return after
  await keep(db, before, after, { seatId, n })
  return { revision: after.revision }
}

async function keep(
  db: Db,
  before: RoomState,
  after: RoomState,
  { seatId, n }: { seatId: string; n: number | undefined },
): Promise<void> {
  const isChanged = after !== before
  if (!isChanged && n === undefined) return
  const room = isChanged ? JSON.stringify(different(before, after, ofRoom)) : null
  const { presenter } = after
  const isMoved = JSON.stringify(before.presenter) !== JSON.stringify(presenter)
  const seats = after.seats.flatMap((seat, place) => {
    const was = before.seats[place]
    const change = was && was !== seat ? different(was, seat, ofSeat) : {}
    return Object.keys(change).length > 0 ? [{ id: seat.id, ...change }] : []
  })
  await sql`
    select keep_room(${before.id}::uuid, ${seatId}::uuid, ${n ?? null}::integer, ${room}::jsonb,
      ${isMoved ? JSON.stringify(presenter) : null}::jsonb, ${JSON.stringify(seats)}::jsonb)`.execute(db)
}

const ofRoom = [
  'startedAt',
  'endedAt',
  'phase',
  'phaseSince',
  'moderator',
  'process',
  'showsFallback',
  'shown',
] as const satisfies readonly (keyof RoomState)[]

const ofSeat = [
  'standing',
  'microphone',
  'camera',
  'raisedAt',
  'cannotHear',
  'backInAMoment',
  'askedFor',
  'knockedAt',
  'lostAt',
] as const satisfies readonly (keyof Seat)[]

function different<T, K extends keyof T>(before: T, after: T, keys: readonly K[]): Partial<Pick<T, K>> {
  const change: Partial<Pick<T, K>> = {}
  for (const key of keys) {
    if (JSON.stringify(before[key]) !== JSON.stringify(after[key])) change[key] = after[key]
  }
  return change
}
