import { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod } from 'ical-generator'
import { formatTime } from '../../../shared/calendar.ts'
import { timesAround } from '../../session-plans/rules/leaders-time.ts'
import { type CalendarMeeting, type CalendarSender, calendarEvent, calendarFor } from './calendar-event.ts'

export interface Invitation {
  /** What the email's part of type text/calendar has to name as its method. */
  readonly method: 'REQUEST' | 'CANCEL'
  readonly text: string
}

/**
 * One meeting for one recipient, who is its only attendee: nobody learns who else is invited. RFC 5546, section
 * 3.2.2 allows one UID in a request, so a term is a request a meeting, or one `termCalendar`. Nobody is asked to
 * answer, since answers would go to an address that is not read.
 */
export function invitation(
  meeting: CalendarMeeting,
  recipient: { readonly name: string; readonly email: string },
  sender: CalendarSender,
): Invitation {
  const calendar = calendarFor([meeting])
  const method = meeting.cancelled ? 'CANCEL' : 'REQUEST'
  calendar.method(ICalCalendarMethod[method])
  const event = calendarEvent(meeting, sender)
  const description = [event.description, leadersWords(meeting)].filter(Boolean).join(' ')
  calendar.createEvent({ ...event, description: description || null }).createAttendee({
    name: recipient.name,
    email: recipient.email,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.NEEDSACTION,
    rsvp: false,
  })
  return { method, text: calendar.toString() }
}

/** A request holds one UID: the leaders' own times are entries of their feed, and words here (R21, R22). */
function leadersWords(meeting: CalendarMeeting): string | null {
  if (!meeting.leadersTime || meeting.cancelled) return null
  const { before, after } = timesAround(meeting, meeting.leadersTime)
  const clock = (at: Temporal.Instant) => formatTime(at.toZonedDateTimeISO(meeting.timeZone).toPlainTime())
  const times = [before && `from ${clock(before.startsAt)}`, after && `until ${clock(after.endsAt)}`]
  const said = times.filter(Boolean).join(', ')
  return said ? `You who lead: ${said}.` : null
}
