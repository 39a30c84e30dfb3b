import { expect, test } from 'vitest'
import { firstName } from './first-name.ts'

test('people are greeted by their first name, whatever stands before it', () => {
  expect(firstName('Ailsa Grant')).toBe('Ailsa')
  expect(firstName('Dr Ailsa Grant')).toBe('Ailsa')
  expect(firstName('Prof. Tom Reid')).toBe('Tom')
  expect(firstName('Morag')).toBe('Morag')
  expect(firstName('Dr')).toBe('Dr')
})
