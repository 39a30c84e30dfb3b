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

  test('each program finds what it needs: a name, how often to look, a stamp in UTC, a zone for every date', () => {
    const london = term('2026-10-13', 'Europe/London', 2)
    const sydney = term('2026-10-14', 'Australia/Sydney', 2).map((each) => ({ ...each, id: `s${each.id}` }))
    const text = termCalendar([...london, ...sydney], sender, 'Leith Evening')
    const { calendar } = read(text)
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
    expect(calendar.getFirstPropertyValue('prodid')).toContain('Balint Circle')
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Leith Evening')
    expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT4H')
    expect(text).toContain('X-PUBLISHED-TTL:PT4H')
    const zones = calendar.getAllSubcomponents('vtimezone').map((zone) => zone.getFirstPropertyValue('tzid'))
    expect(zones.sort()).toEqual(['Australia/Sydney', 'Europe/London'])
    // Outlook reads a zone only where it stands before the dates in it.
    expect(text.lastIndexOf('END:VTIMEZONE')).toBeLessThan(text.indexOf('BEGIN:VEVENT'))
    for (const event of calendar.getAllSubcomponents('vevent')) {
      expect(event.getFirstPropertyValue('dtstamp')?.toString()).toMatch(/Z$/)
      for (const once of [
        'uid',
        'dtstamp',
        'dtstart',
        'dtend',
        'sequence',
        'summary',
        'organizer',
        'status',
      ]) {
        expect(event.getAllProperties(once), once).toHaveLength(1)
      }
    }
  })

  test('R21–R22: in a leader’s calendar their own times stand around each meeting, with UIDs of their own', () => {
    const [first, second] = term('2026-10-13', 'Europe/London', 2)
    if (!first || !second) throw new Error('A term has dates.')
    const leadersTime = { beforeMinutes: 15, afterMinutes: 20, revision: 2 }
    const { events } = read(
      termCalendar(
        [
          { ...first, sequence: 3, leadersTime },
          { ...second, id: 'other', cancelled: true, leadersTime: { ...leadersTime, afterMinutes: 0 } },
        ],
        sender,
      ),
    )
    expect(
      events.map(({ event, startsAt, endsAt }) => [event.uid, event.sequence, startsAt, endsAt]),
    ).toEqual([
      [`${first.id}@balint.example.org`, 3, '2026-10-13T18:30:00Z', '2026-10-13T20:00:00Z'],
      [`${first.id}-before@balint.example.org`, 5, '2026-10-13T18:15:00Z', '2026-10-13T18:30:00Z'],
      [`${first.id}-after@balint.example.org`, 5, '2026-10-13T20:00:00Z', '2026-10-13T20:20:00Z'],
      ['other@balint.example.org', 0, '2026-10-27T19:30:00Z', '2026-10-27T21:00:00Z'],
      ['other-before@balint.example.org', 2, '2026-10-27T19:15:00Z', '2026-10-27T19:30:00Z'],
    ])
    expect(events.map(({ component }) => component.getFirstPropertyValue('status'))).toEqual([
      'CONFIRMED',
      'CONFIRMED',
      'CONFIRMED',
      'CANCELLED',
      'CANCELLED',
    ])
    expect(events[1]?.component.getFirstPropertyValue('summary')).toBe('Balint group: leaders meet before')
  })

  test('with a word of one’s own nothing says what it is, and nothing where', () => {
    const [first] = term('2026-10-13', 'Europe/London')
    if (!first) throw new Error('A term has dates.')
    const text = termCalendar(
      [
        {
          ...first,
          groupName: 'Leith Evening',
          choice: { title: 'own-word', ownWord: 'Meeting', showsPlace: false },
          leadersTime: { beforeMinutes: 15, afterMinutes: 20, revision: 1 },
        },
      ],
      sender,
      'Meeting',
    )
    const { events } = read(text)
    expect(events.map(({ component }) => component.getFirstPropertyValue('summary'))).toEqual([
      'Meeting',
      'Meeting: before',
      'Meeting: after',
    ])
    expect(text).not.toMatch(/LOCATION|DESCRIPTION/)
    const said = text.split('\r\n').filter((line) => !/^(PRODID|UID)/.test(line))
    expect(said.join('\n')).not.toMatch(/balint (group|society)|leith|leader/i)
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

  test('is called as its recipient chose; who leads reads their own times in it, and nobody else does', () => {
    const leadersTime = { beforeMinutes: 15, afterMinutes: 20, revision: 1 }
    const named = { title: 'group-name', ownWord: null, showsPlace: false } as const
    const text = invitation(
      { ...meeting, groupName: 'Leith Evening', choice: named, leadersTime },
      mairi,
      sender,
    ).text
    const [invited, more] = read(text).events
    expect(more).toBeUndefined()
    expect(invited?.event.summary).toBe('Leith Evening')
    expect(invited?.event.location).toBeNull()
    expect(invited?.event.description).toContain('You who lead: from 19:15, until 21:20.')
    expect(invitation(meeting, mairi, sender).text).not.toContain('lead')
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

test('whatever a group and its place are called, a calendar leads into no meeting and to no telephone', () => {
  const [meeting] = term('2026-10-13', 'Europe/London')
  if (!meeting) throw new Error('A term has dates.')
  const hostile = fc.array(
    fc.constantFrom(
      'https://video.example.org/j/845?pwd=abc',
      'zoom.us/j/84512345678',
      '0131 496 0001',
      '+44 (0)131 496-0001',
      'ring@example.org',
      'Leith',
      'TEL:0131',
      '\r\nURL:https://evil.example.org',
      'a'.repeat(90),
      '“Ünïcödé” 🪑'.repeat(8),
    ),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(hostile, hostile, fc.boolean(), (name, place, showsPlace) => {
      const told = {
        ...meeting,
        mode: 'face-to-face' as const,
        groupName: name.join(' '),
        place: place.join(' '),
        choice: { title: 'group-name' as const, ownWord: null, showsPlace },
        leadersTime: { beforeMinutes: 15, afterMinutes: 20, revision: 1 },
      }
      for (const text of [termCalendar([told], sender, 'x'), invitation(told, mairi, sender).text]) {
        const unfolded = text.replaceAll('\r\n ', '')
        expect(unfolded).not.toMatch(/https?:|zoom\.us|496|\bring\b|CONFERENCE|\r\nURL|TEL:/i)
        expect(text.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        expect(read(text).events.length).toBeGreaterThan(0)
      }
    }),
    { numRuns: 60 },
  )
})
