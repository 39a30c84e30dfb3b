import { describe, expect, test } from 'vitest'
import { type EnquiryFacts, invitationState, nextStep } from './next-step.ts'

const today = Temporal.PlainDate.from('2026-10-05')
const isla: EnquiryFacts = {
  kind: 'start-face-to-face',
  isClosed: false,
  isWaiting: false,
  discussionOn: null,
  timesOffered: null,
  invitation: null,
}
const step = (changes: Partial<EnquiryFacts>) => nextStep({ ...isla, ...changes }, today)

describe('what is done next with an enquiry', () => {
  test('R78: whoever waits for a word comes first, whatever else has happened', () => {
    expect(step({ isWaiting: true })).toBe('answer')
    expect(step({ isWaiting: true, invitation: 'accepted' })).toBe('answer')
  })
  test('R3: an answered founder-to-be is offered a first talk, and afterwards a group', () => {
    expect(step({})).toBe('agree-discussion')
    expect(step({ discussionOn: today })).toBe('hold-discussion')
    expect(step({ discussionOn: today.add({ days: 3 }) })).toBe('hold-discussion')
    expect(step({ discussionOn: today.subtract({ days: 1 }) })).toBe('invite')
  })
  test('R3: times offered are waited for; times that the enquirer proposes are ours to pick from', () => {
    expect(step({ timesOffered: 'by-us' })).toBe('await-pick')
    expect(step({ timesOffered: 'by-us', isWaiting: true })).toBe('answer')
    expect(step({ timesOffered: 'by-us', kind: 'something-else' })).toBe('await-pick')
    expect(step({ timesOffered: 'by-enquirer', isWaiting: true })).toBe('choose-time')
  })
  test('R3: a talk that has ended leads on the same evening', () => {
    expect(step({ discussionOn: today, isTalkOver: false })).toBe('hold-discussion')
    expect(step({ discussionOn: today, isTalkOver: true })).toBe('invite')
  })
  test('an invitation is waited for, written anew when it ran out, and done with when it was answered', () => {
    expect(step({ invitation: 'open' })).toBe('await-founder')
    expect(step({ invitation: 'run-out' })).toBe('invite')
    expect(step({ invitation: 'accepted' })).toBe('close')
    expect(step({ invitation: 'declined' })).toBe('close')
  })
  test('a question needs no talk', () => {
    expect(step({ kind: 'something-else' })).toBe('await-reply')
  })
  test('a closed enquiry needs nothing', () => {
    expect(step({ isClosed: true, isWaiting: true })).toBe('none')
  })
})

describe('an invitation', () => {
  const now = Temporal.Instant.from('2026-10-05T09:00:00Z')
  const sent = { expiresAt: now, acceptedAt: null, declinedAt: null }

  test('runs out at its very moment, unless it was answered', () => {
    expect(invitationState({ ...sent, expiresAt: now.add({ seconds: 1 }) }, now)).toBe('open')
    expect(invitationState(sent, now)).toBe('run-out')
    expect(invitationState({ ...sent, acceptedAt: now }, now)).toBe('accepted')
    expect(invitationState({ ...sent, declinedAt: now }, now)).toBe('declined')
  })
})
