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
  if (second === undefined) return { moderatorId: first, processWatcherId: null }
  const moderatorId = lastTime?.moderatorId === first ? second : first
  return { moderatorId, processWatcherId: moderatorId === first ? second : first }
}

/** Both roles belong to leaders of this group, and to two different ones where there are two. */
export function areRolesFilled(roles: LeaderRoles | null, leaderIds: readonly string[]): boolean {
  if (!roles || !leaderIds.includes(roles.moderatorId)) return false
  if (leaderIds.length < 2) return true
  const { processWatcherId, moderatorId } = roles
  return processWatcherId !== null && processWatcherId !== moderatorId && leaderIds.includes(processWatcherId)
}
