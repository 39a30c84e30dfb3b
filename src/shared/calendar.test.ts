import { expect, test } from 'vitest'
import {
  dateIn,
  formatDateOnly,
  formatDayAndTime,
  formatMeetingTime,
  isTimeZone,
  rhythm,
  timeZoneName,
  weekdayName,
} from './calendar.ts'

const evening = Temporal.Instant.from('2026-12-08T19:30:00Z')

test('a meeting is written in the local time of its zone, as one says it in Britain', () => {
  expect(formatDayAndTime(evening, 'Europe/London')).toBe('Tuesday 8 December 2026, 19:30')
  expect(formatDayAndTime(evening, 'Asia/Tokyo')).toBe('Wednesday 9 December 2026, 04:30')
  expect(formatMeetingTime(evening, evening.add({ minutes: 90 }), 'Europe/London')).toBe(
    'Tuesday 8 December 2026, 19:30 to 21:00',
  )
  expect(formatDateOnly(dateIn(evening, 'Europe/London'))).toBe('8 December 2026')
})

test('weekdays count from Monday', () => {
  expect([weekdayName(1), weekdayName(7)]).toEqual(['Monday', 'Sunday'])
  expect([rhythm(1), rhythm(2)]).toEqual(['every week', 'every 2 weeks'])
})

test('zones are named for people and known by their IANA name only', () => {
  expect(timeZoneName('Europe/London')).toBe('UK time')
  expect(isTimeZone('Europe/Dublin')).toBe(true)
  expect(isTimeZone('America/Argentina/Buenos_Aires')).toBe(true)
  for (const text of ['+01:00', 'Europe/Nowhere', '', 'europe/london'])
    expect(isTimeZone(text), text).toBe(false)
})
