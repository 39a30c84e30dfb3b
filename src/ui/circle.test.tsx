import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Circle } from './circle.tsx'
import { arrangeSeats, circleInWords, type Seat } from './seats.ts'

const leader: Seat = { state: 'leader' }
const empty: Seat = { state: 'empty' }

test('the circle says in words who sits there', () => {
  const seats: Seat[] = [leader, leader, { state: 'member' }, { state: 'offered' }, empty, empty]
  expect(circleInWords(seats)).toBe('6 seats: 2 leaders, 1 member, 1 place offered, 2 free')
  expect(render(<Circle seats={seats} size="small" />)).toContain(
    'role="img" aria-label="6 seats: 2 leaders, 1 member, 1 place offered, 2 free"',
  )
})

test('a circle nobody has joined yet, and one without seats, are said too', () => {
  expect(circleInWords([empty])).toBe('1 seat: 1 free')
  expect(circleInWords([])).toBe('0 seats')
  expect(render(<Circle seats={[]} size="medium" label="A new group" />)).toContain(
    'aria-label="A new group"',
  )
})

test('two leaders sit across from each other, and nobody loses a seat', () => {
  const arranged = arrangeSeats([leader, leader, ...Array<Seat>(6).fill(empty)])
  expect(arranged.map((seat) => seat.state)).toEqual([
    'leader',
    'empty',
    'empty',
    'empty',
    'leader',
    'empty',
    'empty',
    'empty',
  ])
  expect(arrangeSeats([leader, leader, leader])).toHaveLength(3)
})

test('names are drawn only where there is room for them', () => {
  const seats: Seat[] = [{ state: 'leader', label: 'Morag' }, empty]
  expect(render(<Circle seats={seats} size="large" />)).toContain('Morag')
  expect(render(<Circle seats={seats} size="small" />)).not.toContain('Morag')
})

test('nothing is drawn with a style attribute, which the content security policy forbids', () => {
  expect(render(<Circle seats={[leader, empty]} size="large" />)).not.toContain('style=')
})
