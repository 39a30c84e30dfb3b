import ICAL from 'ical.js'
import type { ParsedMail } from 'mailparser'

/** The invitation in an email as a calendar program reads it. */
export function invitationIn(mail: ParsedMail | undefined) {
  const part = mail?.attachments.find(({ contentType }) => contentType === 'text/calendar')
  const text = part?.content.toString() ?? ''
  const calendar = new ICAL.Component(ICAL.parse(text))
  const component = calendar.getFirstSubcomponent('vevent')
  if (!component) throw new Error('There is no event in the invitation.')
  const event = new ICAL.Event(component)
  return {
    text: text.replaceAll('\r\n ', ''),
    method: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    summary: event.summary,
    location: event.location,
    sequence: event.sequence,
    startsAt: Temporal.Instant.fromEpochMilliseconds(event.startDate.toUnixTime() * 1000).toString(),
    endsAt: Temporal.Instant.fromEpochMilliseconds(event.endDate.toUnixTime() * 1000).toString(),
    zone: event.startDate.zone.tzid,
    organizer: event.organizer,
    attendees: event.attendees.map((attendee) => String(attendee.getFirstValue()).toLowerCase()),
    status: component.getFirstPropertyValue('status'),
  }
}
