import { expect, test } from 'vitest'
import {
  canAnswerOffer,
  canApply,
  canCorrectApplication,
  canDeclineApplication,
  canOfferPlace,
  canRecordInterview,
  canSeeApplicants,
  canWithdrawApplication,
  canWithdrawOffer,
  canWriteMessage,
} from './policy.ts'
import { applicationStates as states } from './rules/application-state.ts'

const standings = ['leader', 'member', 'office', null] as const

test('applications are the leaders’ own: no member, no office, no stranger sees or decides them (domain.md d)', () => {
  for (const standing of standings) {
    const isLeader = standing === 'leader'
    expect(canSeeApplicants({ standing }), `${standing}`).toBe(isLeader)
    for (const state of states) {
      for (const may of [canRecordInterview, canOfferPlace, canWithdrawOffer, canDeclineApplication]) {
        if (!isLeader) expect(may({ standing }, state), `${may.name} as ${standing}, ${state}`).toBe(false)
      }
    }
  }
})

// unconfirmed, asked, interview-offered, -booked, interviewed, deferred, waiting, offered, -expired, -declined, accepted, withdrawn, declined, group-closed
test.each([
  ['canRecordInterview', canRecordInterview, '·✓✓✓✓✓✓✓✓✓····'],
  ['canOfferPlace', canOfferPlace, '·✓✓✓✓✓✓·✓✓····'],
  ['canWithdrawOffer', canWithdrawOffer, '·······✓✓·····'],
  ['canDeclineApplication', canDeclineApplication, '·✓✓✓✓✓✓✓✓✓····'],
] as const)('a leader: %s', (_, may, expected) => {
  const leader = { standing: 'leader' } as const
  expect(states.map((state) => (may(leader, state) ? '✓' : '·')).join('')).toBe(expected)
})

test.each([
  ['canAnswerOffer', canAnswerOffer, '·······✓······'],
  ['canWithdrawApplication', canWithdrawApplication, '·✓✓✓✓✓✓✓✓✓····'],
  ['canWriteMessage', canWriteMessage, '·✓✓✓✓✓✓✓✓✓····'],
  ['canCorrectApplication', canCorrectApplication, '✓✓············'],
] as const)('the applicant: %s', (_, may, expected) => {
  expect(states.map((state) => (may(state) ? '✓' : '·')).join('')).toBe(expected)
})

test('anybody outside the circle applies, and only while the group is open', () => {
  const openedAt = Temporal.Instant.from('2026-11-01T00:00:00Z')
  expect(standings.filter((standing) => canApply({ standing, openedAt }))).toEqual(['office', null])
  expect(standings.filter((standing) => canApply({ standing, openedAt: null }))).toEqual([])
})
