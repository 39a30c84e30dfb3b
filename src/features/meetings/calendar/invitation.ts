import { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod } from 'ical-generator'
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
  calendar.createEvent(calendarEvent(meeting, sender)).createAttendee({
    name: recipient.name,
    email: recipient.email,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.NEEDSACTION,
    rsvp: false,
  })
  return { method, text: calendar.toString() }
}
