/** One seat of a group's circle. */
export interface Seat {
  state: 'leader' | 'member' | 'offered' | 'empty'
  /** A short name, drawn beside the seat when the circle is large. */
  label?: string | undefined
  /** "This is you." */
  emphasis?: boolean | undefined
}

/** Leaders sit evenly apart, two of them opposite; everyone else fills up clockwise in the order given. */
export function arrangeSeats(seats: readonly Seat[]): Seat[] {
  const leaders = seats.filter((seat) => seat.state === 'leader')
  const others = seats.filter((seat) => seat.state !== 'leader')
  const leaderPlaces = new Set(
    leaders.map((_, nth) => Math.round((nth * seats.length) / leaders.length) % seats.length),
  )
  const arranged: Seat[] = []
  for (let place = 0; place < seats.length; place++) {
    const next = leaderPlaces.has(place) ? leaders.shift() : others.shift()
    if (next) arranged.push(next)
  }
  return arranged
}

/** "8 seats: 2 leaders, 4 members, 2 free" */
export function circleInWords(seats: readonly Seat[]): string {
  const count = (state: Seat['state']) => seats.filter((seat) => seat.state === state).length
  const parts = [
    counted(count('leader'), 'leader', 'leaders'),
    counted(count('member'), 'member', 'members'),
    counted(count('offered'), 'place offered', 'places offered'),
    counted(count('empty'), 'free', 'free'),
  ].filter(Boolean)
  const total = seats.length === 1 ? '1 seat' : `${seats.length} seats`
  return parts.length === 0 ? total : `${total}: ${parts.join(', ')}`
}

function counted(count: number, one: string, several: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : several}`
}
