import { describe, expect, test } from 'vitest'
import { hasRecordChanged } from './changes.ts'
import type { Session } from './period.ts'

const at = Temporal.Instant.from('2026-01-06T19:30:00Z')
const january: Session = {
  meetingId: 'january',
  termId: 'spring',
  startsAt: at,
  endsAt: at.add({ minutes: 90 }),
  mode: 'online',
  isTaken: true,
  state: 'present',
}
const february: Session = {
  ...january,
  meetingId: 'february',
  startsAt: at.add({ hours: 24 * 28 }),
  endsAt: at.add({ hours: 24 * 28, minutes: 90 }),
  state: 'absent',
}
const issued = {
  facts: {
    firstOn: '2026-01-01',
    lastOn: '2026-12-31',
    timeZone: 'Europe/London',
    meetings: [{ on: '2026-01-06', minutes: 90, mode: 'online' as const }],
  },
  meetingIds: ['january'],
}

describe('after a certificate was issued the record has changed', () => {
  const cases: [string, Session[]][] = [
    ['when its member was absent after all', [{ ...january, state: 'absent' }, february]],
    ['when they were there once more than was noted', [january, { ...february, state: 'present' }]],
    ['when a meeting was longer', [{ ...january, endsAt: at.add({ minutes: 100 }) }, february]],
    ['when it was in a room', [{ ...january, mode: 'face-to-face' }, february]],
  ]
  test.each(cases)('%s', (_, sessions) => expect(hasRecordChanged(issued, sessions)).toBe(true))
})

describe('it has not', () => {
  const cases: [string, Session[]][] = [
    ['while it says the same', [january, february]],
    ['when its attendance is not kept any more', [{ ...january, isTaken: false, state: null }]],
    ['when nothing of the group is there any more', []],
    [
      'by what lies outside its period',
      [
        january,
        { ...february, state: 'present', startsAt: at.add({ hours: 9000 }), endsAt: at.add({ hours: 9001 }) },
      ],
    ],
  ]
  test.each(cases)('%s', (_, sessions) => expect(hasRecordChanged(issued, sessions)).toBe(false))
})
