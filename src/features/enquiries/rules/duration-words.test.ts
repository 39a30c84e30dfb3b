import { expect, test } from 'vitest'
import { durationInWords, inDays } from './duration-words.ts'

test('a time is said as people say it', () => {
  expect(durationInWords(1)).toBe('1 minute')
  expect(durationInWords(45)).toBe('45 minutes')
  expect(durationInWords(60)).toBe('1 hour')
  expect(durationInWords(5 * 60 + 20)).toBe('5 hours')
  expect(durationInWords(24 * 60)).toBe('1 working day')
  expect(durationInWords(36 * 60)).toBe('1.5 working days')
  expect(inDays(6 * 60)).toBe('0.3')
})
