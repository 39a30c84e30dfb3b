import { expect, test } from 'vitest'
import { plainWords } from './plain-words.ts'

test('a name is looked for without accents, capitals and apostrophes', () => {
  expect(plainWords('Siân  O’Brien-Łukasz')).toEqual(['sian', 'obrien', 'lukasz'])
  expect(plainWords('Æthel ÅSE')).toEqual(['athel', 'ase'])
  expect(plainWords(' – ')).toEqual([])
})
