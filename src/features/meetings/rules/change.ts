import { daysOf } from '../../../shared/rhythm.ts'
import { type DaysOff, marksOf } from './days-off.ts'
import type { MeetingTime } from './doors.ts'
import { meetingOn, type TermFrame } from './term.ts'

const changeKinds = ['moved', 'cancelled', 'added', 'placed'] as const
export type ChangeKind = (typeof changeKinds)[number]

export interface PlacedMeeting extends MeetingTime {
  readonly id: string
}

/**
 * A meeting on another day or hour, and with it those that follow: as many days earlier or later as it, at the same
 * new hour of the group's clocks. Each keeps its own length.
 */
export function shifted<M extends PlacedMeeting>(
  meetings: readonly M[],
  { on, at, timeZone }: { on: Temporal.PlainDate; at: Temporal.PlainTime; timeZone: string },
): (M & { before: MeetingTime })[] {
  const [first] = meetings
  if (!first) return []
  const days = localDay(first, timeZone).until(on).days
  return meetings.map((meeting) => {
    const startsAt = localDay(meeting, timeZone)
      .add({ days })
      .toZonedDateTime({ timeZone, plainTime: at })
      .toInstant()
    return {
      ...meeting,
      startsAt,
      endsAt: startsAt.add(meeting.endsAt.since(meeting.startsAt)),
      before: { startsAt: meeting.startsAt, endsAt: meeting.endsAt },
    }
  })
}

const localDay = ({ startsAt }: MeetingTime, timeZone: string): Temporal.PlainDate =>
  startsAt.toZonedDateTimeISO(timeZone).toPlainDate()

export const overlap = (one: MeetingTime, other: MeetingTime): boolean =>
  Temporal.Instant.compare(one.startsAt, other.endsAt) < 0 &&
  Temporal.Instant.compare(other.startsAt, one.endsAt) < 0

/** Whether any two of these would be at the same time. */
export function anyOverlap(meetings: readonly MeetingTime[]): boolean {
  const inOrder = [...meetings].sort((one, other) => Temporal.Instant.compare(one.startsAt, other.startsAt))
  return inOrder.some((each, place) => {
    const next = inOrder[place + 1]
    return next !== undefined && overlap(each, next)
  })
}

/** Where the rhythm goes on after its last day. A last meeting that was moved does not move the others along. */
export function dayAfter(
  { rhythm }: Pick<TermFrame, 'rhythm'>,
  lastOn: Temporal.PlainDate,
): Temporal.PlainDate {
  return 'everyWeeks' in rhythm
    ? lastOn.add({ weeks: rhythm.everyWeeks }).subtract({ days: 3 })
    : lastOn.with({ day: 1 }).add({ months: 1 })
}

/** The next dates of the rhythm after a day against which nothing speaks: what is proposed for dates that are lost. */
export function nextDates(
  frame: TermFrame,
  lastOn: Temporal.PlainDate,
  daysOff: readonly DaysOff[],
  count: number,
): MeetingTime[] {
  const dates: MeetingTime[] = []
  for (const on of daysOf(frame.weekday, frame.rhythm, dayAfter(frame, lastOn))) {
    if (dates.length >= count) return dates
    if (marksOf(on, daysOff).length === 0) dates.push(meetingOn(on, dates.length + 1, frame))
  }
  return dates
}
