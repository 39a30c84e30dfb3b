import {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
} from 'ical-generator'
import type { CalendarPart, MailContext } from '../../../platform/mail/define-email.ts'
import { type CalendarChoice, type EventWords, eventInWords } from '../rules/calendar-words.ts'
import { calendarFor } from './calendar-event.ts'

/** What a calendar program may learn of a talk: it is kept on other people's machines. No names, no link, no number. */
export interface CalendarTalk {
  /** Stays when the talk is moved: half of its UID. */
  readonly talkId: string
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  /** The zone of whoever it is for. */
  readonly timeZone: string
  /** Raised whenever it is moved or called off (RFC 5545, section 3.8.7.4). */
  readonly sequence: number
  readonly changedAt: Temporal.Instant
  readonly isCancelled: boolean
  /** What its reader wants their calendar to say. */
  readonly choice: CalendarChoice
}

/** The talk for one of those who talk, who is its only attendee: nobody learns another's address. */
export function talkInvitation(talk: CalendarTalk, words: EventWords, context: MailContext): CalendarPart {
  const method = talk.isCancelled ? 'CANCEL' : 'REQUEST'
  const calendar = calendarFor([talk])
  const said = eventInWords(talk.choice, words)
  calendar.method(ICalCalendarMethod[method])
  calendar
    .createEvent({
      id: `${talk.talkId}@${context.host}`,
      sequence: talk.sequence,
      stamp: talk.changedAt,
      lastModified: talk.changedAt,
      start: talk.startsAt.toZonedDateTimeISO(talk.timeZone),
      end: talk.endsAt.toZonedDateTimeISO(talk.timeZone),
      timezone: talk.timeZone,
      ...said,
      status: talk.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      class: ICalEventClass.PRIVATE,
      organizer: {
        name: talk.choice.title === 'own-word' ? said.summary : context.society,
        email: context.noReplyAddress,
      },
    })
    .createAttendee({
      name: context.to,
      email: context.address,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.NEEDSACTION,
      rsvp: false,
    })
  return { method, content: calendar.toString() }
}
