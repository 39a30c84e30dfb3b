/** What a leader would close the group with: one of its meetings ahead, or `now` where it has met for the last time. */
export type LastMeeting = { meetingId: string } | 'now'

export interface ClosureFacts {
  /** A closure stands already. */
  isClosing: boolean
  /** Meetings ahead that are not cancelled. */
  ahead: readonly { id: string }[]
}

/** Why the group may not be closed so, or null when it may. */
export function mayClose(
  { isClosing, ahead }: ClosureFacts,
  last: LastMeeting,
): 'group-already-closed' | 'meeting-gone' | null {
  if (isClosing) return 'group-already-closed'
  if (last === 'now' || ahead.some(({ id }) => id === last.meetingId)) return null
  return 'meeting-gone'
}

export type ClosureState = 'announced' | 'over'

/** `over` from the end of the last meeting on: nothing can be taken back any more. */
export const closureState = (endsAt: Temporal.Instant, now: Temporal.Instant): ClosureState =>
  Temporal.Instant.compare(endsAt, now) > 0 ? 'announced' : 'over'
