import { expect, test } from 'vitest'
import { firstBookable, whyNotOn } from './bookable.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-12-03')

test.each([
  ['2026-12-03', null],
  ['2023-12-04', null],
  ['2026-12-04', { refused: 'not-yet' }],
  ['2023-12-03', { refused: 'too-long-ago' }],
])('something of %s is booked on 3 December 2026: %j', (on, why) => {
  expect(whyNotOn(day(on), today)).toEqual(why)
})

test('the first day of all can be booked', () => {
  expect(whyNotOn(firstBookable(today), today)).toBeNull()
  expect(whyNotOn(firstBookable(day('2028-02-29')), day('2028-02-29'))).toBeNull()
})
