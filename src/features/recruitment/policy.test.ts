import { expect, test } from 'vitest'
import * as policy from './policy.ts'
import type { ApplicationState } from './rules/application-state.ts'

const standings = ['leader', 'member', 'office', null] as const
const states: ApplicationState[] = [
  'applied',
  'interviewed',
  'offered',
  'offer-expired',
  'offer-declined',
  'member',
  'declined',
  'withdrawn',
]

test('applications are the leaders’ own: no member, no office, no stranger sees or decides them (domain.md d)', () => {
  for (const standing of standings) {
    const isLeader = standing === 'leader'
    expect(policy.canSeeApplicants({ standing }), `${standing}`).toBe(isLeader)
    for (const state of states) {
      for (const may of [
        policy.canRecordInterview,
        policy.canOfferPlace,
        policy.canWithdrawOffer,
        policy.canDeclineApplication,
      ]) {
        if (!isLeader) expect(may({ standing }, state), `${may.name} as ${standing}, ${state}`).toBe(false)
      }
    }
  }
})

// applied, interviewed, offered, offer-expired, offer-declined, member, declined, withdrawn
test.each([
  ['canRecordInterview', '✓✓✓✓✓···'],
  ['canOfferPlace', '✓✓·✓✓···'],
  ['canWithdrawOffer', '··✓✓····'],
  ['canDeclineApplication', '✓✓✓✓✓···'],
] as const)('a leader: %s', (name, expected) => {
  const leader = { standing: 'leader' } as const
  expect(states.map((state) => (policy[name](leader, state) ? '✓' : '·')).join('')).toBe(expected)
})

test.each([
  ['canAnswerOffer', '··✓·····'],
  ['canWithdrawApplication', '✓✓✓✓✓···'],
  ['canWriteMessage', '✓✓✓✓✓···'],
] as const)('the applicant: %s', (name, expected) => {
  expect(states.map((state) => (policy[name](state) ? '✓' : '·')).join('')).toBe(expected)
})

test('anybody outside the circle applies, and only while the group is open', () => {
  const openedAt = Temporal.Instant.from('2026-11-01T00:00:00Z')
  expect(standings.filter((standing) => policy.canApply({ standing, openedAt }))).toEqual(['office', null])
  expect(standings.filter((standing) => policy.canApply({ standing, openedAt: null }))).toEqual([])
})
