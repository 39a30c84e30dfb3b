export interface MeetingRoles {
  meetingId: string
  moderatorId: string | null
  processLeaderId: string | null
}

/**
 * The roles of meetings to come when one leader goes: whoever stays keeps theirs, and what the leaver had goes to those who
 * stay, in turns. One leader alone moderates.
 */
export function rolesWithout(
  leaverId: string,
  stayingIds: readonly string[],
  meetings: readonly MeetingRoles[],
): MeetingRoles[] {
  let turn = 0
  const next = (taken: string | null): string | null => {
    const free = stayingIds.filter((id) => id !== taken)
    return free.length > 0 ? (free[turn++ % free.length] ?? null) : null
  }
  return meetings
    .filter(({ moderatorId, processLeaderId }) => leaverId === moderatorId || leaverId === processLeaderId)
    .map(({ meetingId, moderatorId, processLeaderId }) => {
      const keptProcess = processLeaderId === leaverId ? null : processLeaderId
      if (moderatorId !== leaverId) return { meetingId, moderatorId, processLeaderId: next(moderatorId) }
      const moderator = next(keptProcess) ?? keptProcess
      return {
        meetingId,
        moderatorId: moderator,
        processLeaderId: keptProcess === moderator ? null : keptProcess,
      }
    })
}
