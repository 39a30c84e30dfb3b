import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hoursIn, hoursInWords, lengthsInWords, minutesIn, roundingInWords } from './hours.ts'

describe('hours', () => {
  test('are the sum of what the meetings lasted, in quarters of an hour', () => {
    const nine = Array.from({ length: 9 }, () => ({ minutes: 90 }))
    expect(hoursInWords(minutesIn(nine))).toBe('13.5 hours')
    expect(hoursInWords(60)).toBe('1 hour')
    expect(hoursInWords(75)).toBe('1.25 hours')
  })

  test('that do not come to whole quarters are rounded down, and say so', () => {
    expect(hoursInWords(805)).toBe('13.25 hours')
    expect(roundingInWords(805)).toBe('13 hours 25 minutes, rounded down to the quarter of an hour')
    expect(roundingInWords(61)).toBe('1 hour 1 minute, rounded down to the quarter of an hour')
    expect(roundingInWords(810)).toBeNull()
  })

  test('are never more than there was, and never a quarter less', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ minutes: fc.integer({ min: 1, max: 1440 }) })), (meetings) => {
        const minutes = minutesIn(meetings)
        const counted = hoursIn(minutes) * 60
        expect(counted).toBeLessThanOrEqual(minutes)
        expect(minutes - counted).toBeLessThan(15)
        expect(roundingInWords(minutes) === null).toBe(counted === minutes)
      }),
    )
  })

  test('tell how long the meetings were', () => {
    const of = (...minutes: number[]) => minutes.map((each) => ({ minutes: each }))
    expect(lengthsInWords(of(90, 90))).toBe('of 90 minutes each')
    expect(lengthsInWords(of(90))).toBe('of 90 minutes')
    expect(lengthsInWords(of(90, 60, 90))).toBe('2 of 90 minutes and 1 of 60 minutes')
    expect(lengthsInWords(of(90, 60, 45, 120))).toBe('of 45 to 120 minutes')
  })
})
