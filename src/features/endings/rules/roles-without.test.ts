import { expect, test } from 'vitest'
import { rolesWithout } from './roles-without.ts'

const [ailsa, bruno, carys] = ['ailsa', 'bruno', 'carys'] as const
const meeting = (meetingId: string, moderatorId: string, processLeaderId: string | null) => ({
  meetingId,
  moderatorId,
  processLeaderId,
})

test('of two leaders one goes: the other moderates alone', () => {
  const anew = rolesWithout(ailsa, [bruno], [meeting('1', ailsa, bruno), meeting('2', bruno, ailsa)])
  expect(anew).toEqual([meeting('1', bruno, null), meeting('2', bruno, null)])
})

test('with a successor both roles stay filled, and whoever stays keeps theirs', () => {
  const anew = rolesWithout(ailsa, [bruno, carys], [meeting('1', ailsa, bruno), meeting('2', bruno, ailsa)])
  expect(anew).toEqual([meeting('1', carys, bruno), meeting('2', bruno, carys)])
})

test('a meeting in which the leaver has no role stays as it is', () => {
  expect(rolesWithout(ailsa, [bruno, carys], [meeting('1', bruno, carys)])).toEqual([])
})
