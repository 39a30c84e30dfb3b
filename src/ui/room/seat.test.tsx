import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { SeatPicture, type SeatProps } from './seat.tsx'

const anna: SeatProps = {
  name: 'Anna Bell',
  notes: [],
  you: false,
  presence: 'here',
  // Nothing is played here: that there is one is all that is asked of it.
  stream: {} as MediaStream,
  picture: 'live',
  microphone: true,
  camera: true,
  hidden: false,
  signal: null,
  cannotHear: false,
  backInAMoment: false,
  satBack: false,
  sound: { held: () => {}, freed: 0, speaker: null },
  place: { left: 0, top: 0, width: 320, height: 180, moveX: 0, moveY: 0 },
}
const wordsOn = (seat: Partial<SeatProps>) =>
  render(<SeatPicture {...anna} {...seat} />).replace(/<[^>]*>/g, ' ')

test('a seat says in words why there is no picture, and whose seat it is', () => {
  expect(wordsOn({})).not.toMatch(/weak|camera|connecting/)
  for (const [seat, words] of [
    [{ picture: 'too-weak' }, 'connection too weak'],
    [{ presence: 'reconnecting' }, 'reconnecting'],
    [{ camera: false }, 'camera off'],
    [{ picture: 'connecting' }, 'connecting'],
    [{ you: true, hidden: true }, 'hidden for you alone'],
  ] as const) {
    expect(wordsOn(seat)).toContain(words)
    expect(wordsOn(seat)).toContain('Anna Bell')
  }
})

test('too weak for a picture, the voice goes on: the element that plays it stays', () => {
  expect(render(<SeatPicture {...anna} picture="too-weak" />)).toContain('<video')
})

test('whoever wishes to speak, cannot hear or is back in a moment is seen to', () => {
  expect(wordsOn({ signal: 'hand' })).toContain('wishes to speak')
  expect(wordsOn({ signal: 'symbol' })).toContain('wishes to speak')
  expect(render(<SeatPicture {...anna} signal="symbol" />)).not.toBe(
    render(<SeatPicture {...anna} signal="hand" />),
  )
  expect(wordsOn({ cannotHear: true })).toContain('can’t hear')
  expect(wordsOn({ backInAMoment: true })).toContain('back in a moment')
})

test('who sent apologies, and who is not there, is an empty chair with a name', () => {
  expect(wordsOn({ presence: 'apologies' })).toMatch(/Anna Bell\s+sent apologies/)
  expect(wordsOn({ presence: 'away' })).toMatch(/Anna Bell\s+not here/)
  expect(render(<SeatPicture {...anna} presence="away" />)).not.toContain('<video')
})
