import fc from 'fast-check'
import { expect, test } from 'vitest'
import { statements } from '../../../shared/debrief-statements.ts'
import { debriefTime, deletedOn, fromText, inText } from './debrief.ts'
import { statementsFor } from './statements.ts'

const endsAt = Temporal.Instant.from('2026-12-01T21:00:00Z')
const due = deletedOn(endsAt, 'Europe/London', 6)
const at = (now: string, cancelledAt: Temporal.Instant | null = null) => {
  const moment = Temporal.Instant.from(now)
  const today = moment.toZonedDateTimeISO('Europe/London').toPlainDate()
  return debriefTime({ endsAt, cancelledAt }, moment, { deletedOn: due, today })
}

test('it is deleted six weeks after the meeting, whenever it was written', () => {
  expect(due.toString()).toBe('2027-01-12')
})

test('the day is the society’s: late in the evening elsewhere it may be the next one', () => {
  expect(deletedOn(endsAt, 'Australia/Sydney', 6).toString()).toBe('2027-01-13')
})

test('it can be written from the meeting’s end until the day before it is deleted', () => {
  expect(at('2026-12-01T20:59:59Z')).toBe('ahead')
  expect(at('2026-12-01T21:00:00Z')).toBe('open')
  expect(at('2027-01-11T23:59:59Z')).toBe('open')
  expect(at('2027-01-12T00:00:00Z')).toBe('past')
  expect(at('2026-12-02T10:00:00Z', endsAt)).toBe('cancelled')
})

test('what is sealed comes back as it was', () => {
  fc.assert(
    fc.property(fc.subarray([...statements]), fc.option(fc.string({ unit: 'grapheme' })), (said, words) => {
      expect(fromText(inText({ said, words }))).toEqual({ said, words })
    }),
  )
})

test('a statement that is not asked any more is left aside', () => {
  expect(fromText('{"said":["on-time","by-gaslight"],"words":null}')).toEqual({
    said: ['on-time'],
    words: null,
  })
})

test('whoever leads alone is not asked about a second leader', () => {
  const alone = statementsFor(1)
  expect(statementsFor(2)).toHaveLength(10)
  expect(alone.map(({ value }) => value)).not.toContain('spoke-openly')
  for (const { label } of alone) expect(label).not.toMatch(/\b[Ww]e\b|each other/)
})
