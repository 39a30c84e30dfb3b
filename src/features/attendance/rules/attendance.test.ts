import { describe, expect, test } from 'vitest'
import { countStates, stateToBegin } from './attendance.ts'

describe('what stands before anybody has chosen', () => {
  const anna = { personId: 'anna', state: null, sentApologies: false }
  const room = (came: string[], isOver: boolean) => ({ came: new Set(came), isOver })

  test('without an online room: apologies as they were sent, everybody else present', () => {
    expect(stateToBegin(anna, room([], true))).toBe('present')
    expect(stateToBegin({ ...anna, sentApologies: true }, room([], true))).toBe('apologies')
  })

  test('with one: whoever came is present, also after apologies; whoever stayed away is absent once it is over', () => {
    const withAnna = room(['anna', 'leader'], true)
    const others = room(['bert', 'leader'], true)
    expect(stateToBegin({ ...anna, sentApologies: true }, withAnna)).toBe('present')
    expect(stateToBegin(anna, others)).toBe('absent')
    expect(stateToBegin({ ...anna, sentApologies: true }, others)).toBe('apologies')
    expect(stateToBegin(anna, { ...others, isOver: false })).toBe('present')
  })

  test('one person who looked in makes no meeting', () => {
    expect(stateToBegin(anna, room(['leader'], true))).toBe('present')
  })

  test('what was saved stands', () => {
    expect(stateToBegin({ ...anna, state: 'absent' }, room(['anna', 'leader'], true))).toBe('absent')
  })
})

test('those who were there, sent apologies or stayed away are counted; whoever is not noted is not', () => {
  expect(countStates(['present', 'absent', null, 'present'])).toEqual({ present: 2, apologies: 0, absent: 1 })
})
