import { expect, test } from 'vitest'
import { type RequestDates, requestState } from './request-state.ts'

const at = (text: string) => Temporal.Instant.from(text)
const asked: RequestDates = {
  expiresAt: at('2026-12-01T10:00:00Z'),
  acceptedAt: null,
  declinedAt: null,
  withdrawnAt: null,
  endedAt: null,
}
const november = at('2026-11-20T10:00:00Z')

test('a request is open until its time runs out', () => {
  expect(requestState(asked, november)).toBe('open')
  expect(requestState(asked, at('2026-12-01T09:59:59Z'))).toBe('open')
  expect(requestState(asked, at('2026-12-01T10:00:00Z'))).toBe('expired')
})

test('an answer stays, however late it is read', () => {
  const late = at('2027-06-01T10:00:00Z')
  expect(requestState({ ...asked, acceptedAt: november }, late)).toBe('accepted')
  expect(requestState({ ...asked, declinedAt: november }, late)).toBe('declined')
  expect(requestState({ ...asked, acceptedAt: november, endedAt: late }, late)).toBe('ended')
})

test('what is taken back in time is withdrawn; what had run out before has run out', () => {
  expect(requestState({ ...asked, withdrawnAt: november }, november)).toBe('withdrawn')
  expect(requestState({ ...asked, withdrawnAt: at('2026-12-05T10:00:00Z') }, november)).toBe('expired')
})
