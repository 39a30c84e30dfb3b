import { describe, expect, test } from 'vitest'
import { offeredTimes } from './offered-times.ts'
import { isRefusal } from './refusal.ts'

const now = Temporal.Instant.from('2026-10-05T09:00:00Z')
const at = (text: string) => {
  const local = Temporal.PlainDateTime.from(text)
  return { on: local.toPlainDate(), at: local.toPlainTime() }
}
const times = (timeZone: string, ...texts: string[]) => {
  const offered = offeredTimes(texts.map(at), { timeZone, now })
  return isRefusal(offered) ? offered.refused : offered.map(String)
}

describe('times offered for a talk', () => {
  test('keep their hour on the wall across the end of summer time, earliest first', () => {
    expect(times('Europe/London', '2026-10-26T18:30', '2026-10-24T18:30')).toEqual([
      '2026-10-24T17:30:00Z',
      '2026-10-26T18:30:00Z',
    ])
  })

  test('are meant in the zone they are written in', () => {
    expect(times('America/New_York', '2026-10-26T18:30')).toEqual(['2026-10-26T22:30:00Z'])
    // Ten days later the clocks have gone back there too.
    expect(times('America/New_York', '2026-11-05T18:30')).toEqual(['2026-11-05T23:30:00Z'])
  })

  test('in the hour that the clocks skip do not exist; in the hour that comes twice they are the first', () => {
    expect(times('Europe/London', '2027-03-28T01:30')).toBe('time-skipped')
    expect(times('Europe/London', '2026-10-25T01:30')).toEqual(['2026-10-25T00:30:00Z'])
    expect(times('Europe/Berlin', '2027-03-28T01:30')).toEqual(['2027-03-28T00:30:00Z'])
  })

  test('lie ahead, within a year or so, and stand there once', () => {
    expect(times('Europe/London', '2026-10-05T10:00')).toBe('time-past')
    expect(times('Europe/London', '2026-10-05T10:01')).toEqual(['2026-10-05T09:01:00Z'])
    expect(times('Europe/London', '2028-01-05T10:00')).toBe('time-far-away')
    expect(times('Europe/London', '2026-10-26T18:30', '2026-10-26T18:30')).toBe('time-twice')
    expect(times('Europe/London')).toEqual([])
  })
})
