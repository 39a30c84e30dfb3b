import type { RoomKind, RoomState, Seat } from './room-state.ts'

/** Guests do not know of each other until they sit together; the people of a group know whose chairs there are. */
const chairsOfGuests: ReadonlySet<RoomKind> = new Set(['taster', 'interview'])

export type Chair =
  | { readonly seat: Seat; readonly presence: 'here' | 'reconnecting' }
  | { readonly seat: Seat; readonly presence: 'away' | 'apologies' }

/**
 * The chairs as everybody in the circle sees them. Whoever waits, was sent out, has left or has not come yet looks the
 * same: nobody learns that somebody is at the door.
 */
export function chairs({ kind, seats }: Pick<RoomState, 'kind' | 'seats'>): Chair[] {
  return seats
    .filter((seat) => seat.standing === 'in' || seat.leads || !chairsOfGuests.has(kind))
    .sort((a, b) => a.position - b.position)
    .map((seat) => ({ seat, presence: presenceOf(seat) }))
}

function presenceOf({ standing, lostAt }: Seat): Chair['presence'] {
  if (standing === 'in') return lostAt === null ? 'here' : 'reconnecting'
  return standing === 'apologies' ? 'apologies' : 'away'
}

/** What a change must touch for the circle to notice it. */
export function seenByTheCircle(state: RoomState): unknown {
  return {
    ...state,
    revision: 0,
    shown: 0,
    seats: chairs(state).map(({ seat, presence }) =>
      seat.standing === 'in' ? seat : { id: seat.id, name: seat.name, presence },
    ),
  }
}
