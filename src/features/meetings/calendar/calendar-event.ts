import { ICalCalendar, ICalEventClass, type ICalEventData, ICalEventStatus } from 'ical-generator'
import { type KeptLeadersTime, timesAround } from '../../session-plans/rules/leaders-time.ts'
import { type CalendarChoice, calendarPlace, calendarTitle, usualChoice } from '../rules/calendar-words.ts'
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
  readonly groupName?: string | undefined
  /** What its reader wants their calendar to say; as usual when left out. */
  readonly choice?: CalendarChoice | undefined
  /** Only in the calendar of somebody who leads it (R21, R22). */
  readonly leadersTime?: KeptLeadersTime | null | undefined
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
  const choice = meeting.choice ?? usualChoice
  const title = titleOf(meeting)
  return {
    id: `${meeting.id}@${sender.host}`,
    sequence: meeting.sequence,
    stamp: meeting.changedAt,
    lastModified: meeting.changedAt,
    start: meeting.startsAt.toZonedDateTimeISO(meeting.timeZone),
    end: meeting.endsAt.toZonedDateTimeISO(meeting.timeZone),
    timezone: meeting.timeZone,
    summary: title,
    description: description(meeting),
    location: calendarPlace(choice, meeting),
    status: meeting.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    class: ICalEventClass.PRIVATE,
    // With a word of one's own, the society's name would say what the word does not.
    organizer: {
      name: choice.title === 'own-word' ? title : sender.societyName,
      email: sender.noReplyAddress,
    },
  }
}

/** The leaders' own times before and after a meeting, each with a UID of its own that moves with the meeting. */
export function leadersEvents(meeting: CalendarMeeting, sender: CalendarSender): ICalEventData[] {
  const time = meeting.leadersTime
  if (!time) return []
  const { before, after } = timesAround(meeting, time)
  const isNeutral = meeting.choice?.title === 'own-word'
  const event = calendarEvent(meeting, sender)
  const around = (part: 'before' | 'after', name: string, stretch: typeof before): ICalEventData[] =>
    stretch === null
      ? []
      : [
          {
            ...event,
            id: `${meeting.id}-${part}@${sender.host}`,
            // Both only grow, and so does their sum.
            sequence: meeting.sequence + time.revision,
            start: stretch.startsAt.toZonedDateTimeISO(meeting.timeZone),
            end: stretch.endsAt.toZonedDateTimeISO(meeting.timeZone),
            summary: `${titleOf(meeting)}: ${isNeutral ? part : name}`,
            description: null,
          },
        ]
  return [...around('before', 'leaders meet before', before), ...around('after', 'leaders look back', after)]
}

/** What the meeting is called in its reader's calendar. */
export const titleOf = ({ choice = usualChoice, groupName = '' }: CalendarMeeting): string =>
  calendarTitle(choice, groupName)

function description({ mode, choice }: CalendarMeeting): string | null {
  if (choice?.title === 'own-word') return null
  return mode === 'online'
    ? 'Online. The way in is on the group’s page and opens shortly before the meeting.'
    : 'Face to face. Everything else is on the group’s page.'
}
