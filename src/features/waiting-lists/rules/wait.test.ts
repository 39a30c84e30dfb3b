import { expect, test } from 'vitest'
import { waitState, whereInWords } from './wait.ts'

const now = Temporal.Instant.from('2026-12-01T10:00:00Z')
const entry = { confirmedAt: now, wantedUntil: now.add({ hours: 24 }), leftAt: null }

test('an entry counts from when it is confirmed until its year is over', () => {
  expect(waitState({ confirmedAt: null, wantedUntil: null, leftAt: null }, now)).toBe('unconfirmed')
  expect(waitState(entry, now)).toBe('waiting')
  expect(waitState({ ...entry, wantedUntil: now }, now)).toBe('run-out')
})

test('whoever has left has left, whatever else is so', () => {
  expect(waitState({ ...entry, leftAt: now }, now)).toBe('left')
})

test('where one waits is said as people say it', () => {
  expect(whereInWords({ regionName: 'Midlands', wantsOnline: true })).toBe('in the Midlands, or online')
  expect(whereInWords({ regionName: 'Scotland', wantsOnline: false })).toBe('in Scotland')
  expect(whereInWords({ regionName: null, wantsOnline: true })).toBe('online')
})
