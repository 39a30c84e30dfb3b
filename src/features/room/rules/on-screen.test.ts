import { describe, expect, it } from 'vitest'
import { doubtInWords, elapsedInWords, isGrave, minutesSince, notesOf, placesIn } from './on-screen.ts'
import type { CircleView, SeatView } from './room-view.ts'

const seat = (position: number, presence: SeatView['presence'] = 'here'): SeatView => ({
  id: `seat-${position}`,
  position,
  name: `Guest ${position}`,
  leads: position === 0,
  presence,
  microphone: true,
  camera: true,
  raised: false,
  cannotHear: false,
  backInAMoment: false,
})

const circle = (seats: readonly SeatView[], more: Partial<CircleView> = {}): CircleView => ({
  in: 'circle',
  revision: 1,
  kind: 'meeting',
  you: 'seat-1',
  leads: false,
  seats,
  started: true,
  phases: [],
  phase: null,
  presenter: null,
  moderator: 'seat-0',
  process: null,
  signal: 'none',
  askedFor: null,
  leaders: [],
  fallback: null,
  ...more,
})

describe('what the room shows', () => {
  it('gives everybody a place of their own, whoever is there: an empty chair keeps its place', () => {
    const all = [seat(0), seat(1), seat(2), seat(3)]
    expect(placesIn(circle(all))).toBe(4)
    expect(placesIn(circle([seat(0), seat(1, 'away'), seat(2, 'apologies'), seat(3)]))).toBe(4)
    // A guest between two others who is not shown yet.
    expect(placesIn(circle([seat(0), seat(3)]))).toBe(4)
  })

  it('hides nobody, were there more than twelve chairs', () => {
    expect(placesIn(circle(Array.from({ length: 14 }, (_, nth) => seat(nth))))).toBe(14)
  })

  it('says roles and who presents on the card of a seat', () => {
    const view = circle([seat(0), seat(1)], { presenter: { seat: 'seat-1', state: 'sitting-back' } })
    expect(notesOf(view, 'seat-0')).toEqual(['moderator'])
    expect(notesOf(view, 'seat-1')).toEqual(['listens'])
  })

  it('counts whole minutes, also when two clocks differ a little', () => {
    const now = Date.parse('2026-11-28T19:06:40Z')
    expect(minutesSince('2026-11-28T19:00:00Z', now)).toBe(6)
    expect(minutesSince('2026-11-28T19:07:00Z', now)).toBe(0)
    expect(elapsedInWords(6, 10)).toBe('6 of 10 minutes')
    expect(elapsedInWords(1, undefined)).toBe('1 minute')
  })

  it('keeps a late answer apart from what speaks against somebody', () => {
    expect([isGrave('unanswered'), isGrave('other-certificate')]).toEqual([false, true])
    expect(doubtInWords('unanswered', [seat(3)])).toBe('No three words yet: no answer from Guest 3.')
    expect(doubtInWords('unanswered', [seat(3, 'reconnecting')])).toBe(
      'The three words wait for Guest 3 to be back.',
    )
    expect(doubtInWords('other-certificate', [seat(3)])).toMatch(/between you and Guest 3/)
  })
})
