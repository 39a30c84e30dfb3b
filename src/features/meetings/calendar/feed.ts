import { ICalCalendarMethod } from 'ical-generator'
import { type CalendarMeeting, type CalendarSender, calendarEvent, calendarFor } from './calendar-event.ts'

const secondsBetweenLooks = 4 * 60 * 60

/**
 * A calendar to subscribe to, or a term to take along as one file. It names no attendee. Meetings that were
 * cancelled stay in it as such, so that a program that has them already strikes them out.
 */
export function termCalendar(meetings: readonly CalendarMeeting[], sender: CalendarSender): string {
  const calendar = calendarFor(meetings)
  calendar.method(ICalCalendarMethod.PUBLISH)
  calendar.name('Balint group')
  calendar.ttl(secondsBetweenLooks)
  for (const meeting of meetings) calendar.createEvent(calendarEvent(meeting, sender))
  return calendar.toString()
}
