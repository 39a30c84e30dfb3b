import { ICalCalendarMethod } from 'ical-generator'
import {
  type CalendarMeeting,
  type CalendarSender,
  calendarEvent,
  calendarFor,
  leadersEvents,
  titleOf,
} from './calendar-event.ts'

const secondsBetweenLooks = 4 * 60 * 60

/**
 * A calendar to subscribe to, or a term to take along as one file. It names no attendee. Meetings that were
 * cancelled stay in it as such, so that a program that has them already strikes them out.
 */
export function termCalendar(
  meetings: readonly CalendarMeeting[],
  sender: CalendarSender,
  name = meetings[0] ? titleOf(meetings[0]) : 'Balint group',
): string {
  const calendar = calendarFor(meetings)
  calendar.method(ICalCalendarMethod.PUBLISH)
  calendar.name(name)
  calendar.ttl(secondsBetweenLooks)
  for (const meeting of meetings) {
    calendar.createEvent(calendarEvent(meeting, sender))
    for (const event of leadersEvents(meeting, sender)) calendar.createEvent(event)
  }
  return calendar.toString()
}
