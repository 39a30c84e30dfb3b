import { expect, test } from 'vitest'
import { guidance } from '../../society/rules/guidance.ts'
import { durationInWords, durationOf, entryOf, keptInWords, retention } from './retention.ts'

const periods = { ticksKeptDays: guidance.ticksKeptDays.usual, debriefWeeks: guidance.debriefWeeks.usual }

test('every kind is named once, and says from when it counts', () => {
  expect(new Set(retention.map(({ kind }) => kind)).size).toBe(retention.length)
  for (const { kind, kept, from } of retention) expect('until' in kept, kind).toBe(from === '')
})

test('a kind that a clock ends has something that ends it, and one that its owner ends has not', () => {
  for (const { kind, kept, by } of retention) expect(by === null, kind).toBe('until' in kept)
})

test('a period is said in words, from the society’s own setting where it is one', () => {
  expect(keptInWords(entryOf('apologies'), periods)).toBe('4 weeks from the meeting')
  expect(keptInWords(entryOf('debriefs'), { ...periods, debriefWeeks: 1 })).toBe('1 week from the meeting')
  expect(keptInWords(entryOf('sessions'), periods)).toMatch(/^until the day it runs out/)
  expect(durationOf(entryOf('register'), periods)).toBeNull()
  expect(durationInWords('PT48H')).toBe('48 hours')
})
