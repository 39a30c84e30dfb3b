import type { RoomKind } from './room-state.ts'

/** The page of each kind of room: the meeting's, the taster's, the booking's, the group's, the arrangement's. */
const paths: Readonly<Record<RoomKind, readonly [before: string, after: string]>> = {
  meeting: ['/meetings/', '/room'],
  debrief: ['/meetings/', '/debrief-room'],
  taster: ['/tasters/', '/room'],
  interview: ['/interviews/', '/room'],
  planning: ['/groups/', '/planning-room'],
  supervision: ['/supervision/', '/room'],
}

export function roomPath(kind: RoomKind, subjectId: string): string {
  const [before, after] = paths[kind]
  return `${before}${subjectId}${after}`
}

/** Where a meeting's room leads when it is over for somebody. */
export const afterwardsPath = (meetingId: string): string => `/meetings/${meetingId}/afterwards`

/** A member's own address from an email: no sign-in, and always by the waiting room. */
export const wayInPath = (token: string): string => `/ways-in/${token}`

/**
 * Where an online group meets: as its leaders chose; where they have not, in the product's own room once the society's
 * installation has all that it needs.
 */
export const meetsInOwnRoom = (chosen: boolean | null, isReady: boolean): boolean => chosen ?? isReady

/** Leaders come in an hour before, or earlier where the doors open earlier (room_frame in the database). */
export const leadersComeInAt = (startsAt: Temporal.Instant, doorsMinutes: number): Temporal.Instant =>
  startsAt.subtract({ minutes: Math.max(doorsMinutes, 60) })

export type Entrance = 'not-yet' | 'open' | 'ended' | 'over'

interface Times {
  opensAt: Temporal.Instant
  closesAt: Temporal.Instant
  endedAt: Temporal.Instant | null
  leads: boolean
}

/** Leaders come back after they have ended it, until the doors close. */
export function entrance({ opensAt, closesAt, endedAt, leads }: Times, now: Temporal.Instant): Entrance {
  if (Temporal.Instant.compare(now, closesAt) >= 0) return 'over'
  if (endedAt !== null && !leads) return 'ended'
  return Temporal.Instant.compare(now, opensAt) < 0 ? 'not-yet' : 'open'
}
