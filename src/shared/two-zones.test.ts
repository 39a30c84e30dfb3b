import { describe, expect, test } from 'vitest'
import { timeElsewhere, timeInZone } from './two-zones.ts'

const span = (startsAt: string, minutes = 30) => ({
  startsAt: Temporal.Instant.from(startsAt),
  endsAt: Temporal.Instant.from(startsAt).add({ minutes }),
})

describe('a time that two people read', () => {
  test('is said once where their clocks show the same: London and Dublin', () => {
    const talk = span('2026-10-26T18:30:00Z')
    expect(timeInZone(talk, 'Europe/London')).toBe('Monday 26 October 2026, 18:30 to 19:00 (UK time)')
    expect(timeElsewhere(talk, 'Europe/London', 'Europe/Dublin')).toBeNull()
    expect(timeElsewhere(talk, 'Europe/London', 'Europe/London')).toBeNull()
  })

  test('is said in both zones where they differ', () => {
    expect(timeElsewhere(span('2026-10-26T18:30:00Z'), 'Europe/London', 'Europe/Berlin')).toBe(
      '19:30 to 20:00 (Central European Time)',
    )
  })

  test('between the two ends of summer time, London and New York are four hours apart, not five', () => {
    expect(timeElsewhere(span('2026-10-27T18:30:00Z'), 'Europe/London', 'America/New_York')).toBe(
      '14:30 to 15:00 (Eastern Time)',
    )
    expect(timeElsewhere(span('2026-11-03T18:30:00Z'), 'Europe/London', 'America/New_York')).toBe(
      '13:30 to 14:00 (Eastern Time)',
    )
  })

  test('with its day where that differs too', () => {
    expect(timeElsewhere(span('2026-10-26T18:30:00Z'), 'Europe/London', 'Australia/Sydney')).toMatch(
      /^Tuesday 27 October 2026, 05:30 to 06:00 \(/,
    )
  })
})
