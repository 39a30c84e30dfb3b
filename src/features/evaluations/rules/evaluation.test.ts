import { expect, test } from 'vitest'
import { answers } from '../../../shared/evaluation-answers.ts'
import { placesOf, type Reply, resultsFrom, statements } from './evaluation.ts'

const reply: Reply = {
  own: 'fully',
  heard: 'mostly',
  seen: 'open',
  frame: 'hardly',
  leading: 'sometimes',
  again: 'fully',
}

test('six statements at most, each with the same five answers', () => {
  expect(statements.length).toBeLessThanOrEqual(6)
  expect(placesOf(reply)).toEqual([4, 3, 5, 1, 2, 4])
})

test('a sum is put beside the answer that it counts', () => {
  const counts = Array.from({ length: statements.length * answers.length }, () => 0)
  for (const [statement, place] of placesOf(reply).entries())
    counts[statement * answers.length + place - 1] = 5
  const results = resultsFrom(counts)
  expect(results[0]?.counts.map(({ count }) => count)).toEqual([0, 0, 0, 5, 0])
  expect(results[3]?.counts.find(({ text }) => text === 'hardly')?.count).toBe(5)
  expect(results.flatMap((each) => each.counts).reduce((sum, { count }) => sum + count, 0)).toBe(30)
})
