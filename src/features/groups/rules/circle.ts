export interface CircleFacts {
  readonly leaders: number
  readonly leadersInvited: number
  readonly members: number
  readonly offers: number
  readonly mostMembers: number
}

export interface CircleSeat {
  readonly state: 'leader' | 'member' | 'offered' | 'empty'
  readonly label?: string
}

/** An offer keeps its place until it is answered or runs out. */
export function freePlaces({
  mostMembers,
  members,
  offers,
}: Omit<CircleFacts, 'leaders' | 'leadersInvited'>): number {
  return Math.max(0, mostMembers - members - offers)
}

/** The seats of a group as it stands: leaders, members, places on offer, free ones. */
export function circleSeats(facts: CircleFacts): CircleSeat[] {
  return [
    ...seats(facts.leaders, { state: 'leader' }),
    ...seats(facts.leadersInvited, { state: 'offered', label: 'invited' }),
    ...seats(facts.members, { state: 'member' }),
    ...seats(facts.offers, { state: 'offered' }),
    ...seats(freePlaces(facts), { state: 'empty' }),
  ]
}

function seats(count: number, seat: CircleSeat): CircleSeat[] {
  return Array.from({ length: Math.max(0, count) }, () => seat)
}
