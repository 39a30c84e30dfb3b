import { expect, test } from 'vitest'
import { isOwnMeeting, membersAt } from './own-dates.ts'

const [october, november, december] = ['10', '11', '12'].map((month) =>
  Temporal.Instant.from(`2026-${month}-10T19:30:00Z`),
) as [Temporal.Instant, Temporal.Instant, Temporal.Instant]
const always = { firstStartsAt: null, lastStartsAt: null }

test('Bruno comes in November: October was not his, November and December are', () => {
  const bruno = { firstStartsAt: november, lastStartsAt: null }
  expect([october, november, december].map((each) => isOwnMeeting(bruno, each))).toEqual([false, true, true])
})

test('Carys says goodbye in November: that meeting is hers, December is not', () => {
  const carys = { firstStartsAt: null, lastStartsAt: november }
  expect([october, november, december].map((each) => isOwnMeeting(carys, each))).toEqual([true, true, false])
})

test('a meeting counts those whose own it is', () => {
  const members = [
    always,
    { firstStartsAt: november, lastStartsAt: null },
    { firstStartsAt: null, lastStartsAt: october },
  ]
  expect([october, november].map((each) => membersAt(members, each))).toEqual([2, 2])
})
