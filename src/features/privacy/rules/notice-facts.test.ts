import { expect, test } from 'vitest'
import { noticeChanges, noticeFactsOf, unsaid } from './notice-facts.ts'

const periods = { ticksKeptDays: 14, debriefWeeks: 6 }
const society = { society: 'Northfield Balint Society', ...unsaid }
const first = noticeFactsOf(society, ['uk'], periods)

test('nothing is different from itself', () => {
  expect(noticeChanges(first, first)).toEqual([])
})

test('a period that is shorter is said with what it was', () => {
  const [change, ...further] = noticeChanges(
    first,
    noticeFactsOf(society, ['uk'], { ...periods, debriefWeeks: 4 }),
  )
  expect(change).toContain('4 weeks from the meeting; it was 6 weeks from the meeting.')
  expect(further).toEqual([])
})

test('who answers, and a law that holds as well, are said', () => {
  const later = noticeFactsOf({ ...society, contact: 'The data officer' }, ['uk', 'eu'], periods)
  expect(noticeChanges(first, later)).toEqual([
    'Who answers questions about data: The data officer.',
    'EU GDPR holds as well.',
  ])
})

test('a kind that is new is said to be new', () => {
  const { messages: _gone, ...kinds } = first.kinds
  expect(noticeChanges({ ...first, kinds }, first)).toEqual([
    'New: Messages between leaders and members: 12 months from the day it was written.',
  ])
})
