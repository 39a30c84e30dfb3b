import { expect, test } from 'vitest'
import { applicationStates } from './application-state.ts'
import { boardColumns, boardMoves, columnOf } from './board.ts'

test('everybody stands in one column, except those whom leaders know nothing of', () => {
  const places = applicationStates.map((state) => [state, columnOf(state, false)])
  expect(places.filter(([, column]) => column === null)).toEqual([['unconfirmed', null]])
  expect(new Set(places.map(([, column]) => column).filter((column) => column !== null))).toEqual(
    new Set([...boardColumns, 'past']),
  )
})

test('whoever has left the circle is past', () => {
  expect(columnOf('accepted', false)).toBe('member')
  expect(columnOf('accepted', true)).toBe('past')
})

test('no card moves to the column it stands in, and none out of a seat or an end', () => {
  for (const state of applicationStates) {
    const at = columnOf(state, false)
    expect(
      boardMoves(state).filter(({ to }) => to === at),
      state,
    ).toEqual([])
  }
  for (const state of ['accepted', 'withdrawn', 'declined'] as const) expect(boardMoves(state)).toEqual([])
})
