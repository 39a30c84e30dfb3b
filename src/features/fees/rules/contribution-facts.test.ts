import { describe, expect, test } from 'vitest'
import { canAgreeFee } from '../policy.ts'
import {
  amountInWords,
  type ContributionTerms,
  contributionFacts,
  contributionInWords,
  usualTerms,
} from './contribution-facts.ts'

const terms: ContributionTerms = {
  contributionMinor: 2250,
  currency: 'GBP',
  paidAhead: 'term',
  firstMeetingFree: true,
  ...usualTerms,
  covers: 'Two leaders and the room',
}

describe('what to pay, in words', () => {
  test('says amount, how far ahead, whether the first is free, and what it pays for (R69–R72)', () => {
    expect(contributionFacts(terms)).toEqual([
      ['Contribution', '£22.50 a meeting'],
      ['Paid', 'A term ahead'],
      ['First meeting', 'Free, to try it'],
      ['Joining later', 'You pay for the meetings still to come'],
      ['Cancelled or missed', 'A meeting that the leaders cancel is credited; one you miss is paid for'],
      ['It pays for', 'Two leaders and the room'],
    ])
    expect(contributionInWords(terms)).toBe('£22.50 a meeting, paid a term ahead')
  })

  test('says how many months, and each choice about meetings that do not take place', () => {
    const words = (changes: Partial<ContributionTerms>) =>
      Object.fromEntries(contributionFacts({ ...terms, ...changes }))
    expect(words({ paidAhead: 'months', months: 3 }).Paid).toBe('Three months ahead')
    expect(words({ paidAhead: 'months' }).Paid).toBe('Several months ahead')
    expect(words({ lateJoiners: 'whole-period' })['Joining later']).toBe('You pay for the whole period')
    expect(words({ paidAhead: 'each-meeting' })).not.toHaveProperty('Joining later')
    const credits = [true, false].flatMap((creditsCancelled) =>
      [true, false].map((creditsMissed) => words({ creditsCancelled, creditsMissed })['Cancelled or missed']),
    )
    expect(new Set(credits).size).toBe(4)
  })

  test('a change that is announced stands beneath what holds now', () => {
    const coming = { ...terms, contributionMinor: 2400, holdsFrom: Temporal.PlainDate.from('2027-01-01') }
    expect(contributionFacts(terms, [coming]).at(-1)).toEqual([
      'From 1 January 2027',
      '£24 a meeting, paid a term ahead',
    ])
    expect(contributionFacts({ ...terms, contributionMinor: 0 }, [coming])).toHaveLength(2)
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

test('only leaders agree a fee', () => {
  const standings = ['leader', 'member', 'office', null] as const
  expect(standings.filter((standing) => canAgreeFee({ standing }))).toEqual(['leader'])
})
