/** Goodbyes take a while. The database's doors_are_open says the same: change both. */
const minutesAfterTheEnd = 30

export interface MeetingTime {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

/** R61: members come in 5 to 10 minutes early. */
export function doorsOpenAt(meeting: MeetingTime, doorsMinutes: number): Temporal.Instant {
  return meeting.startsAt.subtract({ minutes: doorsMinutes })
}

function doorsCloseAt(meeting: MeetingTime): Temporal.Instant {
  return meeting.endsAt.add({ minutes: minutesAfterTheEnd })
}

export type Doors = 'not-yet' | 'open' | 'over'

export function doors(meeting: MeetingTime, doorsMinutes: number, now: Temporal.Instant): Doors {
  if (Temporal.Instant.compare(now, doorsOpenAt(meeting, doorsMinutes)) < 0) return 'not-yet'
  return Temporal.Instant.compare(now, doorsCloseAt(meeting)) < 0 ? 'open' : 'over'
}

export function isWayInOpen(meeting: MeetingTime, doorsMinutes: number, now: Temporal.Instant): boolean {
  return doors(meeting, doorsMinutes, now) === 'open'
}
