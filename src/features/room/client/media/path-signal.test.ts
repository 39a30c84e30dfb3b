import { expect, test } from 'vitest'
import { readPathSignal } from './path-signal.ts'

test('what one page tells another is read as it was sent', () => {
  const offer = { path: 'a', description: { type: 'offer', sdp: 'v=0' } }
  expect(readPathSignal(offer)).toEqual(offer)
  expect(readPathSignal({ ...offer, goesOn: true })).toEqual({ ...offer, goesOn: true })
  const candidate = { candidate: 'candidate:1 …', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'u' }
  expect(readPathSignal({ path: 'a', candidates: [candidate] })).toEqual({
    path: 'a',
    candidates: [candidate],
  })
  expect(readPathSignal({ please: 'offer' })).toEqual({ please: 'offer' })
  expect(readPathSignal({ please: 'restart', path: 'a' })).toEqual({ please: 'restart', path: 'a' })
})

test.each([
  {},
  { path: 7 },
  { path: 'a' },
  { path: 'x'.repeat(65), candidates: [] },
  { path: 'a', description: { type: 'rollback', sdp: '' } },
  { path: 'a', description: { type: 'offer' } },
  { path: 'a', description: { type: 'offer', sdp: 'x'.repeat(40_000) } },
  { path: 'a', candidates: Array(51).fill({ candidate: '' }) },
  { path: 'a', candidates: [null] },
  { path: 'a', candidates: [{ candidate: 'x'.repeat(1_001) }] },
  { please: true },
  { please: 'restart' },
])('nonsense is not read: %o', (signal) => {
  expect(readPathSignal(signal)).toBeNull()
})
