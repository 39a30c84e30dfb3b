import {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
} from 'ical-generator'
import type { CalendarPart, MailContext } from '../../../platform/mail/define-email.ts'
import { calendarFor } from '../../meetings/calendar/calendar-event.ts'
import type { OwnSeat } from '../queries.ts'

/** A taster for one guest, who is its only attendee (RFC 5546): no names of people, no way in. */
export function tasterInvitation({ guest, taster, place }: OwnSeat, context: MailContext): CalendarPart {
  const isCancelled = taster.cancelledAt !== null
  const method = isCancelled ? 'CANCEL' : 'REQUEST'
  const calendar = calendarFor([taster])
  calendar.method(ICalCalendarMethod[method])
  calendar
    .createEvent({
      id: `${taster.id}@${context.host}`,
      sequence: isCancelled ? 1 : 0,
      stamp: taster.cancelledAt ?? guest.seatedAt ?? taster.startsAt,
      start: taster.startsAt.toZonedDateTimeISO(taster.timeZone),
      end: taster.endsAt.toZonedDateTimeISO(taster.timeZone),
      timezone: taster.timeZone,
      summary: 'Balint group: a meeting to try',
      description:
        taster.mode === 'online'
          ? 'Online. The way in is on your own page and opens shortly before.'
          : 'Face to face. Everything else is on your own page.',
      location: taster.mode === 'online' ? 'Online' : (place ?? null),
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      class: ICalEventClass.PRIVATE,
      organizer: { name: context.society, email: context.noReplyAddress },
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
