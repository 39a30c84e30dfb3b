import { expect, test } from 'vitest'
import { peopleWaiting } from './people-waiting.ts'

test('one person who waits is nobody in particular', () => {
  expect(peopleWaiting(0)).toBe('Nobody')
  expect(peopleWaiting(2)).toBe('One or two people')
  expect(peopleWaiting(5)).toBe('5 people')
})
