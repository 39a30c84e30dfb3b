import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Awaited,
  dayInWords,
  expectedInWords,
  forecastInWords,
  forecastOf,
  isBelowFewest,
  leadingInWords,
  missingInWords,
} from './forecast.ts'

const somebody = (name: string, role: Awaited['role'], sentApologies = false): Awaited => ({
  name,
  role,
  sentApologies,
})
const leaders = [somebody('Ailsa', 'leader'), somebody('Bruno', 'leader')]
const members = (coming: number, away: number): Awaited[] => [
  ...Array.from({ length: coming }, (_, place) => somebody(`Here ${place}`, 'member')),
  ...Array.from({ length: away }, (_, place) => somebody(`Away ${place}`, 'member', true)),
]
const said = (coming: number, away: number, fewest = 6) =>
  forecastInWords(forecastOf([...leaders, ...members(coming, away)], fewest), 'Tuesday')

test('says how many of how many come, and when that is below the fewest the group has chosen', () => {
  expect(said(8, 0)).toBe('All eight on Tuesday.')
  expect(said(7, 1)).toBe('Seven of eight on Tuesday.')
  expect(said(5, 3)).toBe('Five of eight on Tuesday: below the six you chose.')
  expect(said(0, 3)).toBe('Nobody on Tuesday: below the six you chose.')
  expect(said(1, 0, 1)).toBe('The one member on Tuesday.')
  expect(said(0, 0)).toBe('Nobody has a place yet.')
  expect(expectedInWords({ expected: 5, fewest: 6 }, 'Tuesday')).toBe(
    'Five on Tuesday: below the six you chose.',
  )
})

test('a group that is still looking for members is not told so before every meeting', () => {
  expect(said(4, 0)).toBe('All four on Tuesday.')
  expect(said(3, 1)).toContain('below the six')
})

test('says who leads alone, or that nobody leads', () => {
  const [ailsa, bruno] = leaders as [Awaited, Awaited]
  const words = (...who: Awaited[]) => leadingInWords(forecastOf(who, 6))
  expect(words(ailsa, bruno)).toBeNull()
  expect(words(ailsa, { ...bruno, sentApologies: true })).toBe('Ailsa leads alone.')
  expect(words({ ...ailsa, sentApologies: true }, { ...bruno, sentApologies: true })).toBe(
    'As it stands nobody leads it.',
  )
})

test('tells the circle who will be missing, by name and without a reason', () => {
  expect(missingInWords([], 'Tuesday')).toBe('Everybody is expected on Tuesday.')
  expect(missingInWords(['Dev', 'Elin'], 'Tuesday')).toBe('Dev and Elin cannot come on Tuesday.')
})

test('whoever is asked is counted once, as expected or as missing', () => {
  fc.assert(
    fc.property(fc.nat(12), fc.nat(12), fc.nat(12), (coming, away, fewest) => {
      const forecast = forecastOf([...leaders, ...members(coming, away)], fewest)
      expect(forecast.expected + forecast.membersAway.length).toBe(forecast.members)
      expect(isBelowFewest(forecast)).toBe(away > 0 && coming < fewest)
    }),
  )
})

test('a day of this week goes by its name alone, by the group’s own clock', () => {
  const at = (moment: string) => Temporal.Instant.from(moment)
  const now = at('2026-12-02T10:00:00Z')
  expect(dayInWords(at('2026-12-08T19:30:00Z'), 'Europe/London', now)).toBe('Tuesday')
  expect(dayInWords(at('2026-12-09T19:30:00Z'), 'Europe/London', now)).toBe('Wednesday 9 December')
  expect(dayInWords(at('2026-12-07T19:30:00Z'), 'Australia/Sydney', now)).toBe('Tuesday')
})
