import { expect, test } from 'vitest'
import { dueInWords, mayBeExtended } from './data-request.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const asked = Temporal.Instant.from('2026-11-29T10:00:00Z')
const open = {
  provedAt: asked,
  answeredAt: null,
  withdrawnAt: null,
  extendedAt: null,
  dueOn: day('2026-12-29'),
}

test.each([
  ['2026-12-29', 'Due today'],
  ['2026-12-28', 'Due in 1 day'],
  ['2026-12-01', 'Due in 28 days'],
  ['2026-12-31', '2 days late'],
])('on %s a request that is due on 29 December is said to be: %s', (today, words) => {
  expect(dueInWords(open.dueOn, day(today))).toBe(words)
})

test('two months more may be taken once, within the first', () => {
  expect(mayBeExtended(open, day('2026-12-29'))).toBe(true)
  expect(mayBeExtended(open, day('2026-12-30'))).toBe(false)
  expect(mayBeExtended({ ...open, extendedAt: asked }, day('2026-12-10'))).toBe(false)
  expect(mayBeExtended({ ...open, answeredAt: asked }, day('2026-12-10'))).toBe(false)
})
