import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { termDates } from '../rules/term.ts'
import type { CalendarMeeting } from './calendar-event.ts'
import { termCalendar } from './feed.ts'
import { invitation } from './invitation.ts'
import { timeZoneRules } from './time-zone-rules.ts'

const sender = {
  host: 'balint.example.org',
  societyName: 'A Balint Society',
  noReplyAddress: 'no-reply@example.org',
}
const mairi = { name: 'Mairi, "Mo" O’Hara; GP', email: 'mairi@example.org' }

function term(firstOn: string, timeZone: string, count = 6): CalendarMeeting[] {
  return termDates({
    weekday: 2,
    rhythm: { everyWeeks: 2 },
    startsAtTime: Temporal.PlainTime.from('19:30'),
    minutes: 90,
    timeZone,
    firstOn: Temporal.PlainDate.from(firstOn),
    end: { count },
  }).map(({ number, startsAt, endsAt }) => ({
    id: `0193a1b2-c3d4-7000-8000-00000000000${number % 10}`,
    startsAt,
    endsAt,
    timeZone,
    sequence: 0,
    changedAt: Temporal.Instant.from('2026-09-01T10:00:00Z'),
    cancelled: false,
    mode: 'online',
  }))
}

/** Reads the file as a calendar program does: with the zone's rules that are in it, and no others. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return { component, event, startsAt: utc(event.startDate), endsAt: utc(event.endDate) }
  })
  return { calendar, events, method: calendar.getFirstPropertyValue('method') }
}

function utc(time: ICAL.Time): string {
  expect(time.zone.tzid).not.toBe('floating')
  return Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000).toString()
}

describe('a term in a calendar program', () => {
  test.each([
    { change: 'October, London', firstOn: '2026-10-13', timeZone: 'Europe/London' },
    { change: 'March, London', firstOn: '2027-03-02', timeZone: 'Europe/London' },
    { change: 'October, Dublin', firstOn: '2026-10-13', timeZone: 'Europe/Dublin' },
    { change: 'March, Dublin', firstOn: '2027-03-02', timeZone: 'Europe/Dublin' },
    { change: 'November, New York', firstOn: '2026-10-20', timeZone: 'America/New_York' },
    { change: 'Ramadan, Casablanca', firstOn: '2027-01-05', timeZone: 'Africa/Casablanca' },
    { change: 'never, Tokyo', firstOn: '2026-10-13', timeZone: 'Asia/Tokyo' },
    { change: 'half an hour, Lord Howe', firstOn: '2026-09-15', timeZone: 'Australia/Lord_Howe' },
  ])('each meeting is at its instant across the clock change ($change)', ({ firstOn, timeZone }) => {
    const meetings = term(firstOn, timeZone)
    const { events } = read(termCalendar(meetings, sender))
    expect(events.map((event) => event.startsAt)).toEqual(
      meetings.map((meeting) => meeting.startsAt.toString()),
    )
    expect(events.map((event) => event.endsAt)).toEqual(meetings.map((meeting) => meeting.endsAt.toString()))
    for (const { event } of events) expect(`${event.startDate.hour}:${event.startDate.minute}`).toBe('19:30')
  })

  test('the wall clock and the zone are written, with the zone’s rules beside them', () => {
    const text = termCalendar(term('2026-10-13', 'Europe/London'), sender)
    expect(text).toContain('DTSTART;TZID=Europe/London:20261013T193000')
    expect(text).toContain('DTSTART;TZID=Europe/London:20261027T193000')
    expect(text).toContain('DTSTAMP:20260901T100000Z')
    expect(text).toContain('LAST-MODIFIED:20260901T100000Z')
    expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1)
    expect(text).toContain('RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU')
    expect(text).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU')
    expect(text.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('it is published without attendees; a cancelled meeting stays, as cancelled', () => {
    const [first, second] = term('2026-10-13', 'Europe/London')
    if (!first || !second) throw new Error('A term has dates.')
    const { events, method } = read(
      termCalendar([first, { ...second, cancelled: true, sequence: 1 }], sender),
    )
    expect(method).toBe('PUBLISH')
    expect(events.map(({ component }) => component.getFirstPropertyValue('status'))).toEqual([
      'CONFIRMED',
      'CANCELLED',
    ])
    expect(events.flatMap(({ event }) => event.attendees)).toEqual([])
  })

  test('a term without dates is an empty calendar', () => {
    expect(read(termCalendar([], sender)).events).toEqual([])
  })
})

describe('an invitation', () => {
  const [meeting] = term('2026-10-27', 'Europe/London')
  if (!meeting) throw new Error('A term has dates.')

  test('has a UID that stays and a SEQUENCE that grows', () => {
    const first = read(invitation(meeting, mairi, sender).text)
    const moved = {
      ...meeting,
      startsAt: meeting.startsAt.add({ hours: 1 }),
      endsAt: meeting.endsAt.add({ hours: 1 }),
    }
    const second = read(invitation({ ...moved, sequence: 1 }, mairi, sender).text)
    expect(first.events[0]?.event.uid).toBe(`${meeting.id}@balint.example.org`)
    expect(second.events[0]?.event.uid).toBe(first.events[0]?.event.uid)
    expect([first.events[0]?.event.sequence, second.events[0]?.event.sequence]).toEqual([0, 1])
    expect(second.events[0]?.startsAt).toBe('2026-10-27T20:30:00Z')
  })

  test('names nobody but its recipient, and the society as organiser at an address that is not read', () => {
    const { method, text } = invitation(meeting, mairi, sender)
    const [invited] = read(text).events
    expect(method).toBe('REQUEST')
    expect(invited?.event.organizer).toBe('mailto:no-reply@example.org')
    expect(invited?.event.attendees.map((attendee) => attendee.getFirstValue())).toEqual([
      'MAILTO:mairi@example.org',
    ])
    expect(invited?.component.getFirstPropertyValue('summary')).toBe('Balint group')
  })

  test('tells a calendar program no way in: no address of a page, no phone number', () => {
    const { text } = invitation(
      { ...meeting, mode: 'online', place: 'https://video.example.org/123' },
      mairi,
      sender,
    )
    expect(text).not.toMatch(/https?:|\+44|CONFERENCE|\r\nURL/)
    expect(text).toContain('LOCATION:Online')
  })

  test('face to face it names the place', () => {
    const place = 'Library, Tollcross Health Centre; 2nd floor'
    const [invited] = read(invitation({ ...meeting, mode: 'face-to-face', place }, mairi, sender).text).events
    expect(invited?.event.location).toBe(place)
  })

  test('a cancelled meeting is cancelled under the same UID', () => {
    const { method, text } = invitation({ ...meeting, cancelled: true, sequence: 2 }, mairi, sender)
    const { events, method: written } = read(text)
    expect([method, written]).toEqual(['CANCEL', 'CANCEL'])
    expect(events[0]?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(events[0]?.event.uid).toBe(`${meeting.id}@balint.example.org`)
  })

  test('a name cannot write lines of its own into the file', () => {
    const hostile = { name: 'Mairi\r\nATTENDEE:mailto:other@example.org', email: 'mairi@example.org' }
    expect(read(invitation(meeting, hostile, sender).text).events[0]?.event.attendees).toHaveLength(1)
  })
})

test('the rules of any zone give the offset that Temporal knows, at any time of the term', () => {
  const zones = fc.constantFrom(
    'Europe/London',
    'Europe/Dublin',
    'America/New_York',
    'Africa/Casablanca',
    'Asia/Kolkata',
    'America/Sao_Paulo',
    'Pacific/Chatham',
  )
  const days = fc.integer({ min: 0, max: 365 * 8 })
  fc.assert(
    fc.property(zones, days, fc.integer({ min: 0, max: 300 }), (timeZone, day, later) => {
      const from = Temporal.Instant.from('2025-01-01T12:00:00Z').add({ hours: 24 * day })
      const at = from.add({ hours: 24 * later })
      const rules = ICAL.Component.fromString(timeZoneRules(timeZone, from, at))
      const zone = new ICAL.Timezone({ component: rules, tzid: timeZone })
      const local = at.toZonedDateTimeISO(timeZone)
      const time = new ICAL.Time(
        {
          year: local.year,
          month: local.month,
          day: local.day,
          hour: local.hour,
          minute: local.minute,
          second: 0,
        },
        zone,
      )
      expect(time.toUnixTime()).toBe(at.epochMilliseconds / 1000)
    }),
    { numRuns: 60 },
  )
})
