import { expect, test } from 'vitest'
import { restOfStep } from './even-pace.ts'

test.each([0, 4.3, 10.8, 49.9])('what took %d ms is answered after fifty', (took) => {
  expect(took + restOfStep(took)).toBe(50)
})

test('what took longer is answered at the next step', () => expect(61 + restOfStep(61)).toBe(100))
