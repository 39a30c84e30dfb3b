import { describe, expect, test } from 'vitest'
import type { PlannedTerm } from '../../meetings/rules/term-plan.ts'
import { MEETINGS_WITHOUT, nextBy, supervisionDue } from './due.ts'
import { hostsInTurn, peerTerm } from './peer-term.ts'
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
  const evening = {
    firstOn: day('2026-10-13'),
    startTime: Temporal.PlainTime.from('19:00'),
    lengthMinutes: 90,
  }
  const peers = { everyWeeks: 2, timeZone: 'Europe/London' }
  const off = (kind: 'pause' | 'holiday', firstOn: string, lastOn: string, name: string) => ({
    kind,
    firstOn: day(firstOn),
    lastOn: day(lastOn),
    name,
  })
  const onDays = ({ dates }: PlannedTerm) => dates.map(({ localDate }) => localDate.toString())

  test('repeat in local time across the change of clocks, and leave pauses out', () => {
    const pause = off('pause', '2026-11-09', '2026-11-15', 'You pause')
    const { dates } = peerTerm({ ...evening, meetings: 3 }, peers, [pause])
    expect(dates.map(({ startsAt }) => startsAt.toString())).toEqual([
      '2026-10-13T18:00:00Z',
      '2026-10-27T19:00:00Z',
      '2026-11-24T19:00:00Z',
    ])
  })

  test('leave public holidays out and say which: with a count they go on longer, up to a day they are fewer', () => {
    const fridays = { ...evening, firstOn: day('2026-12-11') }
    const christmas = off('holiday', '2026-12-25', '2026-12-25', 'Christmas Day')
    const counted = peerTerm({ ...fridays, meetings: 3 }, peers, [christmas])
    expect(onDays(counted)).toEqual(['2026-12-11', '2027-01-08', '2027-01-22'])
    expect(counted.days.filter(({ isLeftOut }) => isLeftOut)).toMatchObject([
      { on: day('2026-12-25'), marks: [{ name: 'Christmas Day' }], meeting: null },
    ])
    const until = peerTerm({ ...fridays, until: day('2027-01-08') }, peers, [christmas])
    expect(onDays(until)).toEqual(['2026-12-11', '2027-01-08'])
  })

  test('are on the nth such weekday of each month where peers choose so', () => {
    const of = (nthOfMonth: 2 | -1) =>
      onDays(peerTerm({ ...evening, rhythm: { nthOfMonth }, until: day('2026-12-31') }, peers, []))
    expect(of(2)).toEqual(['2026-10-13', '2026-11-10', '2026-12-08'])
    expect(of(-1)).toEqual(['2026-10-27', '2026-11-24', '2026-12-29'])
  })

  test('are kept on a marked day that peers have seen and kept', () => {
    const pause = off('pause', '2026-10-20', '2026-11-15', 'You pause')
    const choices = { seen: new Set(['2026-10-27']), leftOut: new Set<string>() }
    const kept = peerTerm({ ...evening, meetings: 3, choices }, peers, [pause])
    expect(onDays(kept)).toEqual(['2026-10-13', '2026-10-27', '2026-11-24'])
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
