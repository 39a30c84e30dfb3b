import { expect, test } from 'vitest'
import { nextPeriod } from './period.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const open = [
  ...['2027-01-05', '2027-02-02', '2027-03-02'].map((on) => ({ on: day(on), termId: 'spring' })),
  ...['2027-04-06', '2027-12-14', '2028-01-11'].map((on) => ({ on: day(on), termId: 'next' })),
]
const next = (...wish: [Parameters<typeof nextPeriod>[1], number?]) => {
  const period = nextPeriod(open, wish[0], wish[1] ?? 3)
  return period && `${period.fromOn} to ${period.toOn}`
}

test('R71: the next period is what the group pays ahead, from the first meeting that nobody was charged for', () => {
  expect(next('each-meeting')).toBe('2027-01-05 to 2027-01-05')
  expect(next('term')).toBe('2027-01-05 to 2027-03-02')
  expect(next('months', 3)).toBe('2027-01-05 to 2027-03-02')
  expect(next('months', 4)).toBe('2027-01-05 to 2027-04-06')
  expect(next('year')).toBe('2027-01-05 to 2027-12-14')
  expect(nextPeriod([], 'term', 3)).toBeNull()
})
