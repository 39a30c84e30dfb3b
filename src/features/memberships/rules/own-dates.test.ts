import { expect, test } from 'vitest'
import { isOwnMeeting } from './own-dates.ts'

const [october, november, december] = ['10', '11', '12'].map((month) =>
  Temporal.Instant.from(`2026-${month}-10T19:30:00Z`),
) as [Temporal.Instant, Temporal.Instant, Temporal.Instant]

test('Bruno comes in November: October was not his, November and December are', () => {
  const bruno = { firstStartsAt: november, lastStartsAt: null }
  expect([october, november, december].map((each) => isOwnMeeting(bruno, each))).toEqual([false, true, true])
})

test('Carys says goodbye in November: that meeting is hers, December is not', () => {
  const carys = { firstStartsAt: null, lastStartsAt: november }
  expect([october, november, december].map((each) => isOwnMeeting(carys, each))).toEqual([true, true, false])
})
