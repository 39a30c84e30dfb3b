import { expect, test } from 'vitest'
import { workingMinutes } from './working-minutes.ts'

const holidays = new Set(['2026-12-25', '2026-12-28'])
const between = (from: string, until: string) =>
  workingMinutes(Temporal.Instant.from(from), Temporal.Instant.from(until), {
    timeZone: 'Europe/London',
    isWorking: (day) => day.dayOfWeek < 6 && !holidays.has(day.toString()),
  })
const hours = (count: number) => count * 60

test('an answer on the same day took its hours', () => {
  expect(between('2026-11-24T09:00:00Z', '2026-11-24T11:30:00Z')).toBe(150)
})

test('nights of working days count, weekends do not', () => {
  expect(between('2026-11-24T09:00:00Z', '2026-11-25T09:00:00Z')).toBe(hours(24))
  // Friday at six in the evening to Monday at nine: six hours and nine.
  expect(between('2026-11-27T18:00:00Z', '2026-11-30T09:00:00Z')).toBe(hours(15))
  expect(between('2026-11-28T10:00:00Z', '2026-11-29T10:00:00Z')).toBe(0)
})

test('holidays do not count either: Christmas Eve to the Tuesday after', () => {
  expect(between('2026-12-24T12:00:00Z', '2026-12-29T12:00:00Z')).toBe(hours(24))
})

test('a day on which the clocks change has 23 or 25 hours; days begin by the society’s clock', () => {
  // Friday noon to Monday noon across the end of summer time: the long Sunday does not count.
  expect(between('2026-10-23T11:00:00Z', '2026-10-26T12:00:00Z')).toBe(hours(24))
  // 23:30 UTC on Friday in July is Saturday in London.
  expect(between('2026-07-10T23:30:00Z', '2026-07-11T12:00:00Z')).toBe(0)
})

test('an answer in the same moment took nothing', () => {
  expect(between('2026-11-24T09:00:00Z', '2026-11-24T09:00:00Z')).toBe(0)
})
