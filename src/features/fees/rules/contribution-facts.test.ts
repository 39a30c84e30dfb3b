import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../society/rules/guidance.ts'
import { canAgreeFee } from '../policy.ts'
import {
  amountInWords,
  type ContributionTerms,
  contributionFacts,
  contributionInWords,
} from './contribution-facts.ts'
import { estimate, firstWish } from './estimate.ts'

const terms: ContributionTerms = {
  contributionMinor: 2250,
  currency: 'GBP',
  paidAhead: 'term',
  firstMeetingFree: true,
  covers: 'Two leaders and the room',
}

describe('what to pay, in words', () => {
  test('says amount, how far ahead, whether the first is free, and what it pays for (R69–R72)', () => {
    expect(contributionFacts(terms)).toEqual([
      ['Contribution', '£22.50 a meeting'],
      ['Paid', 'A term ahead'],
      ['First meeting', 'Free, to try it'],
      ['It pays for', 'Two leaders and the room'],
    ])
    expect(contributionInWords(terms)).toBe('£22.50 a meeting, paid a term ahead')
  })

  test('nothing to pay is one fact', () => {
    const free = { ...terms, contributionMinor: 0 }
    expect(contributionFacts(free)).toEqual([['Contribution', 'Nothing to pay']])
    expect(contributionInWords(free)).toBe('nothing to pay')
  })

  test('a term comes to the meetings in it, without a free first one', () => {
    expect(amountInWords(terms, 6, true)).toBe('£112.50 for the next 6 meetings; the first is free.')
    expect(amountInWords(terms, 6, false)).toBe('£135 for the next 6 meetings.')
    expect(amountInWords(terms, 1, false)).toBe('£22.50 for the next meeting.')
  })
})

test('an estimate begins with the leaders there are and what is usual, and asks what the cost comes to', () => {
  const wish = firstWish(defaultSettings, { leaders: 2, mostMembers: 8, kept: null }, undefined)
  const worked = estimate(wish, { currency: 'GBP', meetingMinutes: 90 }, defaultSettings)
  expect(worked.costs).toEqual([{ label: 'Leaders', minor: 18_000 }])
  expect(worked.askedMinor).toBe(2250)
  expect(worked.fits).toBe(true)
  const dearer = estimate(
    { ...wish, leaderFeeMinor: 7500 },
    { currency: 'GBP', meetingMinutes: 90 },
    defaultSettings,
  )
  expect(dearer.fits).toBe(false)
  expect(dearer.verdict).toContain('Two paid leaders do not fit it')
})

test('only leaders agree a fee', () => {
  const standings = ['leader', 'member', 'office', null] as const
  expect(standings.filter((standing) => canAgreeFee({ standing }))).toEqual(['leader'])
})
