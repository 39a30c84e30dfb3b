/** R58: one leader moderates (waiting room, technology, time), the other watches the group's process and feeling. */
export interface LeaderRoles {
  readonly moderatorId: string
  /** Null where one leader leads alone. */
  readonly processWatcherId: string | null
}

/** A proposal for the leaders to change: the roles are swapped from one meeting to the next (R59). */
export function proposeRoles(leaderIds: readonly string[], lastTime: LeaderRoles | null): LeaderRoles | null {
  const [first, second] = leaderIds
  if (first === undefined) return null
  return inTurn([first, second], lastTime?.moderatorId === first)
}

const inTurn = ([first, second]: readonly [string, string | undefined], swapped: boolean): LeaderRoles => {
  if (second === undefined) return { moderatorId: first, processWatcherId: null }
  return swapped
    ? { moderatorId: second, processWatcherId: first }
    : { moderatorId: first, processWatcherId: second }
}

/** A meeting, and which of its leaders will not be there. */
export interface MeetingToLead {
  readonly id: string
  readonly awayIds: readonly string[]
}

/**
 * Turn by turn from the first of these meetings on, where `moderatorId` moderates. Whoever is away leaves it to the
 * other, who then leads alone; the turns go on as if they had been there.
 */
export function turnsFrom(
  meetings: readonly MeetingToLead[],
  moderatorId: string,
  leaderIds: readonly string[],
): { meetingId: string; roles: LeaderRoles }[] {
  const other = leaderIds.find((id) => id !== moderatorId)
  return meetings.map(({ id, awayIds }, place) => ({
    meetingId: id,
    roles: aloneWhere(awayIds, inTurn([moderatorId, other], place % 2 === 1)),
  }))
}

/** One who is there leads alone while the other is away; with nobody there, it stays as it is. */
export function aloneWhere(awayIds: readonly string[], roles: LeaderRoles): LeaderRoles {
  const { moderatorId, processWatcherId } = roles
  if (processWatcherId === null) return roles
  if (!awayIds.includes(moderatorId)) {
    return awayIds.includes(processWatcherId) ? { moderatorId, processWatcherId: null } : roles
  }
  return awayIds.includes(processWatcherId)
    ? roles
    : { moderatorId: processWatcherId, processWatcherId: null }
}

/** The same two with each other's task (R59); null where one leads alone. */
export const swapped = ({ moderatorId, processWatcherId }: LeaderRoles): LeaderRoles | null =>
  processWatcherId === null ? null : { moderatorId: processWatcherId, processWatcherId: moderatorId }
