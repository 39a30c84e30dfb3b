import type { Phase } from '../../meetings/rules/phase.ts'

/** What a room is for; each kind has a small plan of its own. A debrief is a room beside its meeting's. */
export type RoomKind = 'meeting' | 'debrief' | 'taster' | 'interview' | 'planning' | 'supervision'

/** One person's place in one room. Others know it by this id alone, guests without an account as well. */
export type SeatId = string

/** R64: how somebody shows that they wish to speak, as the group agreed. */
export type SpeakingSignal = 'none' | 'hand' | 'symbol'

/**
 * expected: nobody has come yet; apologies: an empty chair; waiting: in the waiting room; in: in the circle, also while
 * reconnecting; left: went by themselves or were too long away; removed: sent out by a leader, and comes in no more
 * until a leader admits them anew.
 */
export type Standing = 'expected' | 'apologies' | 'waiting' | 'in' | 'left' | 'removed'

export interface Seat {
  readonly id: SeatId
  /** Around the ring, from 0; the same for everybody and in every meeting of the group. */
  readonly position: number
  readonly name: string
  /** Admitted by being a leader, signed in. */
  readonly leads: boolean
  readonly standing: Standing
  /** Null: connected, or never was. Otherwise since when the line is gone; the seat is held three minutes. */
  readonly lostAt: Temporal.Instant | null
  /** Which tab or device holds the seat; a later one takes over. */
  readonly device: string | null
  readonly microphone: boolean
  readonly camera: boolean
  /** Since when they wish to speak; the order of the leaders' list. */
  readonly raisedAt: Temporal.Instant | null
  readonly cannotHear: boolean
  readonly backInAMoment: boolean
  /** A leader asks them to switch on what they alone can switch on. */
  readonly askedFor: 'microphone' | 'camera' | null
  /** When they last came to the door: the order of the waiting room. */
  readonly knockedAt: Temporal.Instant | null
}

/** telling: names whose story it is; sitting-back: listens, softened and silent; returned: is back in the ring. */
export type PresenterState = 'telling' | 'sitting-back' | 'returned'

export interface Presenter {
  readonly seat: SeatId
  readonly state: PresenterState
}

/** What is in use now, overwritten and emptied at the end: nothing of it tells afterwards who presented. */
export interface RoomState {
  readonly id: string
  readonly kind: RoomKind
  /** Raised by every change; what reaches the screens is the whole state of one revision. */
  readonly revision: number
  /** The revision of the last change that the circle can see: whoever waits leaves no gap in what members are told. */
  readonly shown: number
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  /** The leader's word, not the clock's. Before it the room is for tests and informal talk. */
  readonly startedAt: Temporal.Instant | null
  readonly endedAt: Temporal.Instant | null
  readonly phases: readonly Phase[]
  /** Which of the phases; null before the start. */
  readonly phase: number | null
  readonly phaseSince: Temporal.Instant | null
  readonly presenter: Presenter | null
  /** Seats of leaders (R58, R59). */
  readonly moderator: SeatId | null
  readonly process: SeatId | null
  readonly signal: SpeakingSignal
  /** A leader shows everybody the link to go to when the room fails. */
  readonly showsFallback: boolean
  readonly seats: readonly Seat[]
}

/** What a participant can ask of the room, in the order in which an evening needs it. */
export type RoomCommand =
  | { readonly do: 'admit'; readonly seat: SeatId }
  | { readonly do: 'admit-all' }
  | { readonly do: 'remove'; readonly seat: SeatId }
  | { readonly do: 'start' }
  | { readonly do: 'phase'; readonly phase: number }
  | { readonly do: 'present'; readonly seat: SeatId | null }
  | { readonly do: 'sit-back' }
  | { readonly do: 'return' }
  | { readonly do: 'microphone'; readonly on: boolean }
  | { readonly do: 'camera'; readonly on: boolean }
  | { readonly do: 'ask-for'; readonly seat: SeatId; readonly what: 'microphone' | 'camera' }
  | { readonly do: 'raise'; readonly on: boolean }
  /** A leader takes a signal down once its turn has come. */
  | { readonly do: 'lower'; readonly seat: SeatId }
  | { readonly do: 'cannot-hear'; readonly on: boolean }
  | { readonly do: 'back-in-a-moment'; readonly on: boolean }
  | { readonly do: 'swap-roles' }
  | { readonly do: 'show-fallback'; readonly on: boolean }
  | { readonly do: 'end' }
  | { readonly do: 'leave' }

export type RoomRefusal =
  | 'not-in-the-circle'
  | 'leaders-only'
  | 'no-such-seat'
  | 'room-ended'
  | 'not-started'
  | 'already-started'
  | 'no-such-phase'
  | 'nobody-presents'
  | 'not-the-presenter'
  | 'no-signal-agreed'
  | 'not-waiting'
  | 'leaders-stay'
  | 'one-leader-only'
  | 'no-fallback'
  | 'room-full'
