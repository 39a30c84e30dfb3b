import { describe, expect, test } from 'vitest'
import { MEETINGS_WITHOUT, nextBy, supervisionDue } from './due.ts'
import { hostsInTurn, peerTermDates } from './peer-term.ts'
import { type SessionMoments, sessionState } from './session-state.ts'
import { type AgreedTerms, hoursStatement, termsOn } from './terms.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const moment = (text: string) => Temporal.Instant.from(text)

describe('when supervision is due', () => {
  const monthly = { sinceOn: day('2026-01-05'), everyWeeks: 4, lastOn: day('2026-03-02'), meetings: 3 }

  test('the day after the rhythm has passed since the last confirmed session, not on the day', () => {
    expect(nextBy(monthly).toString()).toBe('2026-03-30')
    expect(supervisionDue(monthly, day('2026-03-30'))).toBe('not-yet')
    expect(supervisionDue(monthly, day('2026-03-31'))).toBe('rhythm-passed')
  })

  test('before a first session the rhythm counts from the beginning', () => {
    expect(supervisionDue({ ...monthly, lastOn: null }, day('2026-02-02'))).toBe('not-yet')
    expect(supervisionDue({ ...monthly, lastOn: null }, day('2026-02-03'))).toBe('rhythm-passed')
  })

  test('earlier where many meetings were led since', () => {
    expect(supervisionDue({ ...monthly, meetings: MEETINGS_WITHOUT }, day('2026-03-10'))).toBe(
      'many-meetings',
    )
  })
})

describe('a session', () => {
  const planned: SessionMoments = {
    startsAt: moment('2026-11-10T18:00:00Z'),
    cancelledAt: null,
    loggedAt: null,
    confirmedAt: null,
    disputedAt: null,
    withdrawnAt: null,
  }
  const now = moment('2026-11-11T09:00:00Z')
  test.each([
    ['planned', { startsAt: moment('2026-11-12T18:00:00Z') }],
    ['to-log', {}],
    ['cancelled', { cancelledAt: now }],
    ['logged', { loggedAt: now }],
    ['disputed', { loggedAt: now, disputedAt: now }],
    ['confirmed', { loggedAt: now, confirmedAt: now }],
    ['withdrawn', { loggedAt: now, withdrawnAt: now }],
  ] as const)('is %s', (state, moments) => {
    expect(sessionState({ ...planned, ...moments }, now)).toBe(state)
  })
})

describe('terms', () => {
  const terms = (beginsOn: string, feeMinor: number | null, agreedAt: string): AgreedTerms => ({
    everyWeeks: 4,
    lengthMinutes: 60,
    mode: 'online',
    feeMinor,
    currency: 'GBP',
    beginsOn: day(beginsOn),
    endsOn: null,
    agreedAt: moment(agreedAt),
  })
  const first = terms('2026-01-05', 5500, '2026-01-01T10:00:00Z')
  const later = terms('2026-07-01', 6000, '2026-06-20T10:00:00Z')

  test('of a change hold from the day agreed on, and those before until then', () => {
    expect(termsOn([later, first], day('2026-06-30'))).toBe(first)
    expect(termsOn([first, later], day('2026-07-01'))).toBe(later)
    expect(termsOn([first], day('2025-12-01'))).toBe(first)
    expect(termsOn([], day('2026-07-01'))).toBeUndefined()
  })

  test('make a statement by the fee of each session’s day', () => {
    const held = [
      { on: day('2026-06-30'), minutes: 60 },
      { on: day('2026-07-28'), minutes: 90 },
    ]
    expect(hoursStatement(held, [first, later])).toEqual({
      sessions: 2,
      minutes: 150,
      feeMinor: 5500 + 9000,
      currency: 'GBP',
    })
  })

  test('without a fee make no sum', () => {
    const silent = terms('2026-01-05', null, '2026-01-01T10:00:00Z')
    expect(hoursStatement([{ on: day('2026-02-01'), minutes: 60 }], [silent]).feeMinor).toBeNull()
    const third = hoursStatement([{ on: day('2026-02-01'), minutes: 20 }], [first])
    expect(third.feeMinor).toBe(1833)
  })
})

describe('dates among peers', () => {
  test('repeat in local time across the change of clocks, and leave pauses out', () => {
    const dates = peerTermDates(
      {
        firstOn: day('2026-10-13'),
        startTime: Temporal.PlainTime.from('19:00'),
        lengthMinutes: 90,
        everyWeeks: 2,
        sessions: 3,
        timeZone: 'Europe/London',
      },
      [{ kind: 'pause', firstOn: day('2026-11-09'), lastOn: day('2026-11-15'), name: 'A pause' }],
    )
    expect(dates.map(({ startsAt }) => startsAt.toString())).toEqual([
      '2026-10-13T18:00:00Z',
      '2026-10-27T19:00:00Z',
      '2026-11-24T19:00:00Z',
    ])
  })

  test('are hosted in turn, going on after whoever hosted last', () => {
    expect(hostsInTurn(['a', 'b', 'c'], 'b', 4)).toEqual(['c', 'a', 'b', 'c'])
    expect(hostsInTurn(['a', 'b'], null, 3)).toEqual(['a', 'b', 'a'])
    expect(hostsInTurn(['a', 'b'], 'gone', 1)).toEqual(['a'])
    expect(hostsInTurn([], null, 1)).toEqual([null])
  })

  test('are hosted by nobody yet while one sits there alone', () => {
    expect(hostsInTurn(['a'], null, 3)).toEqual([null, null, null])
  })
})
