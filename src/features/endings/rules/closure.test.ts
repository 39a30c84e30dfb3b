import { expect, test } from 'vitest'
import { closureState, mayClose } from './closure.ts'

const ahead = [{ id: 'december' }, { id: 'january' }]

test('a group closes with one of its meetings ahead, or at once', () => {
  expect(mayClose({ isClosing: false, ahead }, { meetingId: 'january' })).toBeNull()
  expect(mayClose({ isClosing: false, ahead: [] }, 'now')).toBeNull()
})

test('it does not close twice, nor with a meeting that is over, cancelled or another group’s', () => {
  expect(mayClose({ isClosing: true, ahead }, { meetingId: 'january' })).toBe('group-already-closed')
  expect(mayClose({ isClosing: false, ahead }, { meetingId: 'november' })).toBe('meeting-gone')
})

test('it is over when its last meeting is', () => {
  const ends = Temporal.Instant.from('2026-12-08T21:00:00Z')
  expect(closureState(ends, ends.subtract({ minutes: 1 }))).toBe('announced')
  expect(closureState(ends, ends)).toBe('over')
})
