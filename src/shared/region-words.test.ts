import { expect, test } from 'vitest'
import { regionInSentence } from './region-words.ts'

test('some regions take an article within a sentence', () => {
  const names = [
    'Republic of Ireland',
    'Midlands',
    'North East',
    'Northern Ireland',
    'North Wales',
    'Scotland',
  ]
  expect(names.map(regionInSentence)).toEqual([
    'the Republic of Ireland',
    'the Midlands',
    'the North East',
    'Northern Ireland',
    'North Wales',
    'Scotland',
  ])
})
