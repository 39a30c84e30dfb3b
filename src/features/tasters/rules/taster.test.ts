import { describe, expect, test } from 'vitest'
import {
  costInWords,
  type Guest,
  guestState,
  seatsInWords,
  signUp,
  whenInWords,
  whereInWords,
} from './taster.ts'

const at = (text: string) => Temporal.Instant.from(text)
const taster = {
  mode: 'online',
  regionName: 'Scotland',
  area: 'Leith',
  startsAt: at('2026-12-08T19:30:00Z'),
  endsAt: at('2026-12-08T21:00:00Z'),
  timeZone: 'Europe/London',
  seats: 8,
  taken: 7,
  contributionMinor: 0,
  currency: 'GBP',
  signUpUntil: at('2026-12-07T23:59:00Z'),
  cancelledAt: null,
} as const
const before = at('2026-12-01T10:00:00Z')
const after = at('2026-12-09T10:00:00Z')

describe('signing up for a taster (R41)', () => {
  test('is open while a seat is free, then one may wait, and it closes', () => {
    expect(signUp(taster, before)).toBe('open')
    expect(signUp({ ...taster, taken: 8 }, before)).toBe('full')
    expect(signUp(taster, at('2026-12-07T23:59:00Z'))).toBe('closed')
    expect(signUp({ ...taster, cancelledAt: before }, before)).toBe('closed')
  })
  test('says where, when, what it costs (R72) and how many seats are free', () => {
    expect(whereInWords(taster)).toBe('Online')
    expect(whereInWords({ ...taster, mode: 'face-to-face' })).toBe('Leith, Scotland')
    expect(whenInWords(taster)).toBe('Tuesday 8 December 2026, 19:30 to 21:00 (UK time)')
    expect([costInWords(taster), costInWords({ ...taster, contributionMinor: 1000 })]).toEqual([
      'Free',
      '£10',
    ])
    expect([seatsInWords(taster), seatsInWords({ ...taster, taken: 8 })]).toEqual([
      '1 of 8 seats free',
      'Full: you may wait for a seat',
    ])
  })
})

test('a guest is asked to confirm, has a seat or waits for one, comes, and applies', () => {
  const asked: Guest = { confirmedAt: null, seatedAt: null, cancelledAt: null, came: null, hasApplied: false }
  const waiting = { ...asked, confirmedAt: before }
  const seated = { ...waiting, seatedAt: before }
  expect([asked, waiting, seated].map((guest) => guestState(guest, taster, before))).toEqual([
    'unconfirmed',
    'waiting',
    'seated',
  ])
  expect(guestState({ ...seated, cancelledAt: before }, taster, before)).toBe('left')
  expect(guestState(seated, { ...taster, cancelledAt: before }, before)).toBe('called-off')
  expect([waiting, { ...seated, came: false }].map((guest) => guestState(guest, taster, after))).toEqual([
    'over',
    'over',
  ])
  expect(guestState({ ...seated, came: true }, taster, after)).toBe('came')
  expect(guestState({ ...seated, came: true, hasApplied: true }, taster, after)).toBe('applied')
})
