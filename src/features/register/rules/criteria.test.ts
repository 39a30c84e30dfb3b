import { describe, expect, test } from 'vitest'
import { type CriteriaSet, keptCriteria, setForNewcomers } from './criteria.ts'
import { exampleCriteria } from './example-criteria.ts'

const set = (id: string, from: string, adopted = '2020-01-01T10:00:00Z'): CriteriaSet => ({
  id,
  name: 'Ours',
  version: 1,
  holdsFromOn: Temporal.PlainDate.from(from),
  adoptedAt: Temporal.Instant.from(adopted),
})
const day = (text: string) => Temporal.PlainDate.from(text)

describe('the set of criteria for newcomers', () => {
  const sets = [set('older', '2020-01-01'), set('newer', '2023-06-01'), set('to come', '2027-01-01')]

  test('is the latest that has begun on the day they register', () => {
    expect(setForNewcomers(sets, day('2023-05-31'))?.id).toBe('older')
    expect(setForNewcomers(sets, day('2023-06-01'))?.id).toBe('newer')
    expect(setForNewcomers(sets, day('2027-02-01'))?.id).toBe('to come')
    expect(setForNewcomers(sets, day('2019-12-31'))).toBeNull()
  })

  test('of two from the same day, the one adopted last corrects the other', () => {
    const corrected = set('corrected', '2023-06-01', '2023-06-02T10:00:00Z')
    expect(setForNewcomers([...sets, corrected], day('2024-01-01'))?.id).toBe('corrected')
  })
})

test('a candidate keeps the set they registered under; whoever begins anew has none to keep', () => {
  expect(keptCriteria({ state: 'working-towards', criteriaSetId: 'older' })).toBe('older')
  expect(keptCriteria({ state: 'accredited', criteriaSetId: 'older' })).toBe('older')
  expect(keptCriteria({ state: 'none', criteriaSetId: 'older' })).toBeNull()
})

describe('the sets that are shipped', () => {
  test('are examples, and say so', () => {
    for (const { sourceNote } of exampleCriteria) expect(sourceNote).toContain('check with your society')
  })

  test('hold the older UK numbers: fewer meetings as a member for whoever is trained, or two weekends', () => {
    const older = exampleCriteria.find(({ key }) => key === 'uk-older')
    const asMember = older?.items.filter(({ measure }) => measure.startsWith('member-'))
    expect(asMember?.map((one) => [one.measure, one.requiredNumber, one.appliesTo, one.eitherOf])).toEqual([
      ['member-sessions', 8, 'with-psychodynamic-training', 1],
      ['member-weekends', 2, 'with-psychodynamic-training', 1],
      ['member-sessions', 20, 'without-psychodynamic-training', null],
    ])
  })
})
