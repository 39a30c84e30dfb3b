import type { Over } from './messages.ts'
import type { RoomKind, RoomRefusal, SeatId } from './room-state.ts'
import type { CircleView, SeatView } from './room-view.ts'
import type { Doubt } from './words.ts'

/**
 * How many places the ring has: one for each position that is in use, also for those in between whose people are not
 * shown, so that nobody's place depends on who is there.
 */
export function placesIn({ seats }: CircleView): number {
  const last = Math.max(0, ...seats.map(({ position }) => position))
  return Math.max(last + 1, seats.length)
}

/** What stands in the card below a name. */
export function notesOf(view: CircleView, seat: SeatId): string[] {
  const { presenter, moderator, process } = view
  return [
    ...(seat === moderator ? ['moderator'] : []),
    ...(seat === process ? ['process leader'] : []),
    ...(presenter?.seat === seat && presenter.state === 'telling' ? ['presents'] : []),
    ...(presenter?.seat === seat && presenter.state === 'sitting-back' ? ['listens'] : []),
  ]
}

/** Whole minutes since then; clocks of two computers may differ a little. */
export function minutesSince(instant: string | null, nowMs: number): number {
  return instant ? Math.max(0, Math.floor((nowMs - Date.parse(instant)) / 60_000)) : 0
}

/** "6 of 10 minutes", "12 minutes": leaders alone see it, and nothing happens when it is over. */
export function elapsedInWords(elapsed: number, planned: number | undefined): string {
  if (planned === undefined) return elapsed === 1 ? '1 minute' : `${elapsed} minutes`
  return `${elapsed} of ${planned} minutes`
}

/** Before the start the room is for tests and informal talk. */
export const beforeTheStart: Readonly<Record<RoomKind, { title: string; purpose: string }>> = {
  meeting: {
    title: 'Before we begin',
    purpose: 'Time to try things out and to talk. The leaders say when we begin.',
  },
  debrief: { title: 'Debrief', purpose: 'The two of you, after the meeting.' },
  taster: {
    title: 'Before we begin',
    purpose: 'Time to try things out and to talk. The leaders say when we begin.',
  },
  interview: { title: 'The interview', purpose: 'Time to try things out. The leaders say when you begin.' },
  planning: { title: 'The leaders’ planning', purpose: 'What you agree on stays between you.' },
  supervision: { title: 'Supervision', purpose: 'About the leading, never about a patient.' },
}

interface Ending {
  title: string
  words: string
  /** What can be done on the spot. */
  again: 'come-back' | 'knock' | 'use-here' | 'reload' | 'sign-in' | null
}

/** The page that stands in place of the room once the line is over. */
export const endings: Readonly<Record<Over, Ending>> = {
  ended: {
    title: 'The meeting is over',
    words: 'The circle has been closed for today. Thank you for coming.',
    again: null,
  },
  left: { title: 'You have left the room', words: 'The others see your chair as empty.', again: 'come-back' },
  removed: {
    title: 'A leader has taken you out of the room',
    words: 'You can wait at the door; they can let you in again. If you do not know why, ring them.',
    again: 'knock',
  },
  'taken-over': {
    title: 'You are in the room somewhere else',
    words: 'Another tab or device of yours has taken your place. Camera and microphone are off here.',
    again: 'use-here',
  },
  shut: {
    title: 'The room is closed for you here',
    words: 'Your sign-in has ended, or your place in this group has.',
    again: 'sign-in',
  },
  hostile: {
    title: 'Something went wrong on this page',
    words: 'It sent the room what the room could not understand. Loading it again mends that.',
    again: 'reload',
  },
  'no-ticket': {
    title: 'This page has been open for too long',
    words: 'Load it again to go in.',
    again: 'reload',
  },
}

/** Something speaks against everybody's being who they seem; otherwise an answer is only late. */
export const isGrave = (why: Doubt): boolean => why === 'contradicted' || why === 'other-certificate'

export function doubtInWords(why: Doubt, seats: readonly Pick<SeatView, 'name' | 'presence'>[]): string {
  const who = seats.length === 0 ? 'somebody' : seats.map(({ name }) => name).join(', ')
  // Who is just coming back cannot answer; their seat says the rest.
  const isOnTheWay = seats.length > 0 && seats.every(({ presence }) => presence === 'reconnecting')
  if (why === 'unanswered' && isOnTheWay) return `The three words wait for ${who} to be back.`
  if (why === 'unanswered') return `No three words yet: no answer from ${who}.`
  if (why === 'too-often') return 'No three words any more: they have changed too often. Ring a leader.'
  if (why === 'no-certificate') return 'This browser cannot show three words.'
  return `Something may sit between you and ${who}. Say nothing confidential, and ring a leader.`
}

/** "20:30", in the viewer's own time. */
export function clockOf(instant: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(new Date(instant))
}

export type NotDone = RoomRefusal | 'no-microphone' | 'no-camera'

/** Why something was not done, for whoever asked for it. */
export const notDoneWords: Readonly<Record<NotDone, string>> = {
  'not-in-the-circle': 'That can be done in the circle only.',
  'leaders-only': 'Only leaders can do that.',
  'no-such-seat': 'They are not in the circle any more.',
  'room-ended': 'The meeting has ended.',
  'not-started': 'The meeting has not begun yet.',
  'already-started': 'The meeting has begun already.',
  'no-such-phase': 'The plan has changed; choose the phase again.',
  'nobody-presents': 'Nobody presents at present.',
  'not-the-presenter': 'Only the presenter and the leaders can do that.',
  'no-signal-agreed': 'Your group has agreed on no signal.',
  'not-waiting': 'They are not waiting any more.',
  'leaders-stay': 'A leader cannot be sent out.',
  'one-leader-only': 'You lead alone at present; there is nobody to swap with.',
  'no-fallback': 'There is no other link to show.',
  'room-full': 'All twelve places are taken.',
  'no-microphone': 'There is no microphone that this page may use; load the page again once there is.',
  'no-camera': 'There is no camera that this page may use; look whether another program has it.',
}
