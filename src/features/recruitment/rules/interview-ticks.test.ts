import { expect, test } from 'vitest'
import { sealing } from './interview-ticks.ts'

const [ailsa, tom, una] = ['ailsa', 'tom', 'una']
const both = { interviewers: [ailsa, tom], given: [], unsealed: false }

test.each([
  ['nobody has ticked', both, 'to-give'],
  ['the other has', { ...both, given: [tom] }, 'to-give'],
  ['she has', { ...both, given: [ailsa] }, 'sealed'],
  ['both have', { ...both, given: [ailsa, tom], unsealed: true }, 'open'],
] as const)('to Ailsa, when %s: %#', (_, facts, expected) => {
  expect(sealing(ailsa, facts)).toBe(expected)
})

test('whoever was not there gives none', () => {
  expect(sealing(una, both)).toBe('not-there')
})
