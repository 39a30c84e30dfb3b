import { expect, test } from 'vitest'
import { oftenEnough } from './often-enough.ts'

test('a circle is told, and told what is put right twice, and no more within a day', () => {
  expect([0, 1, 2, 3, 9].map(oftenEnough)).toEqual([
    null,
    null,
    null,
    'told-often-enough',
    'told-often-enough',
  ])
})
