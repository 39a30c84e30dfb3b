import { expect, test } from 'vitest'
import { mayPause } from './pause.ts'

const on = (day: string) => Temporal.PlainDate.from(day)
const today = on('2026-11-03')
const summer = { first: on('2027-07-01'), last: on('2027-08-31') }

test('a group pauses from a day to a later one, up to a year', () => {
  expect(mayPause(summer, [], today)).toBeNull()
  expect(mayPause({ first: summer.last, last: summer.first }, [], today)).toBe('pause-backwards')
  expect(mayPause({ first: today, last: today.add({ months: 13 }) }, [], today)).toBe('pause-too-long')
  expect(mayPause({ first: on('2026-08-01'), last: on('2026-08-31') }, [], today)).toBe('pause-over')
})

test('it does not pause twice at the same time', () => {
  expect(mayPause({ first: on('2027-08-15'), last: on('2027-09-15') }, [summer], today)).toBe(
    'pausing-already',
  )
  expect(mayPause({ first: on('2027-09-01'), last: on('2027-09-15') }, [summer], today)).toBeNull()
})
