import { ICalCalendar, ICalCalendarMethod, ICalEventClass, ICalEventStatus } from 'ical-generator'
import type { BookedTime } from '../queries/venue-feed.ts'

const secondsBetweenLooks = 4 * 60 * 60

/**
 * When a room is booked, for the calendar of whoever keeps it: times in UTC, the word "Booked", and nothing else. It
 * names neither group nor society.
 */
export function bookedCalendar(times: readonly BookedTime[], host: string): string {
  const calendar = new ICalCalendar({
    prodId: { company: 'Balint Circle', product: 'Rooms', language: 'EN' },
  })
  calendar.method(ICalCalendarMethod.PUBLISH)
  calendar.name('Room bookings')
  calendar.ttl(secondsBetweenLooks)
  for (const time of times) {
    calendar.createEvent({
      id: `${time.id}@${host}`,
      sequence: time.sequence,
      stamp: time.changedAt,
      start: time.startsAt,
      end: time.endsAt,
      summary: 'Booked',
      status: time.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      class: ICalEventClass.PRIVATE,
    })
  }
  return calendar.toString()
}
