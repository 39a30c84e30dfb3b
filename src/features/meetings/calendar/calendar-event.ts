import { ICalCalendar, ICalEventClass, type ICalEventData, ICalEventStatus } from 'ical-generator'
import { timeZoneRules } from './time-zone-rules.ts'

/**
 * What a calendar program may learn of a meeting: it is kept on other people's machines. No names of people, no
 * way in, no phone numbers.
 */
export interface CalendarMeeting {
  readonly id: string
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly timeZone: string
  /** Grows by one with every change that was sent out (RFC 5545, section 3.8.7.4). */
  readonly sequence: number
  readonly changedAt: Temporal.Instant
  readonly cancelled: boolean
  readonly mode: 'face-to-face' | 'online'
  /** Where one meets face to face; never shown for a meeting online. */
  readonly place?: string | undefined
}

export interface CalendarSender {
  /** The host of the installation: the right half of every UID. */
  readonly host: string
  readonly societyName: string
  readonly noReplyAddress: string
}

/** An empty calendar that knows the clocks of every zone it is asked for, for as long as these last. */
export function calendarFor(meetings: readonly Pick<CalendarMeeting, 'startsAt'>[]): ICalCalendar {
  const calendar = new ICalCalendar({
    prodId: { company: 'Balint Circle', product: 'Meetings', language: 'EN' },
  })
  const starts = meetings.map((meeting) => meeting.startsAt).sort(Temporal.Instant.compare)
  const [first] = starts
  const last = starts.at(-1)
  if (first && last) {
    // The calendar itself has no zone: ical-generator would write DTSTAMP in it, and RFC 5545 wants UTC.
    calendar.timezone({ name: null, generator: (timeZone) => timeZoneRules(timeZone, first, last) })
  }
  return calendar
}

export function calendarEvent(meeting: CalendarMeeting, sender: CalendarSender): ICalEventData {
  const online = meeting.mode === 'online'
  return {
    id: `${meeting.id}@${sender.host}`,
    sequence: meeting.sequence,
    stamp: meeting.changedAt,
    lastModified: meeting.changedAt,
    start: meeting.startsAt.toZonedDateTimeISO(meeting.timeZone),
    end: meeting.endsAt.toZonedDateTimeISO(meeting.timeZone),
    timezone: meeting.timeZone,
    summary: 'Balint group',
    description: online
      ? 'Online. The way in is on the group’s page and opens shortly before the meeting.'
      : 'Face to face. Everything else is on the group’s page.',
    location: online ? 'Online' : (meeting.place ?? null),
    status: meeting.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    class: ICalEventClass.PRIVATE,
    organizer: { name: sender.societyName, email: sender.noReplyAddress },
  }
}
