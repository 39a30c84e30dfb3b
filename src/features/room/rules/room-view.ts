import type { PresenterState, RoomKind, SeatId, SpeakingSignal } from './room-state.ts'

/** What one participant's screen knows of the room, as it goes over the wire. Instants are ISO texts. */
export type RoomView = WaitingView | CircleView

export interface LeaderToCall {
  readonly name: string
  /** null: this leader has given no number. */
  readonly phone: string | null
}

/** In the waiting room: that one is seen, and how the session is meant to go. Nobody's name but the leaders'. */
export interface WaitingView {
  readonly in: 'waiting-room'
  readonly revision: number
  readonly kind: RoomKind
  readonly you: SeatId
  readonly yourName: string
  /** How many leaders are in the room and see that one waits. */
  readonly leadersHere: number
  readonly plan: readonly string[]
  readonly leaders: readonly LeaderToCall[]
  readonly fallback: string | null
}

export interface SeatView {
  readonly id: SeatId
  readonly position: number
  readonly name: string
  readonly leads: boolean
  /** here: picture and voice; away: expected, not come yet or gone; apologies: an empty chair with a name. */
  readonly presence: 'here' | 'reconnecting' | 'away' | 'apologies'
  readonly microphone: boolean
  readonly camera: boolean
  readonly raised: boolean
  readonly cannotHear: boolean
  readonly backInAMoment: boolean
}

export interface PhaseView {
  readonly label: string
  /** One line of what it asks. */
  readonly purpose: string
  /** The plan's minutes; leaders alone. */
  readonly minutes?: number
}

export interface CircleView {
  readonly in: 'circle'
  readonly revision: number
  readonly kind: RoomKind
  readonly you: SeatId
  readonly leads: boolean
  /** In the order of their positions; whoever waits, has left or was removed is no picture here. */
  readonly seats: readonly SeatView[]
  readonly started: boolean
  readonly phases: readonly PhaseView[]
  readonly phase: number | null
  readonly presenter: { readonly seat: SeatId; readonly state: PresenterState } | null
  readonly moderator: SeatId | null
  readonly process: SeatId | null
  readonly signal: SpeakingSignal
  /** A leader asks this participant to switch on what only they can. */
  readonly askedFor: 'microphone' | 'camera' | null
  readonly leaders: readonly LeaderToCall[]
  /** The link to go to when the room fails, once a leader shows it. */
  readonly fallback: string | null
  /** Leaders alone; absent for everybody else. */
  readonly forLeaders?: ForLeaders
}

export interface ForLeaders {
  /** Those who wait, in the order in which they came; `back`: was removed before. */
  readonly waiting: readonly { readonly seat: SeatId; readonly name: string; readonly back: boolean }[]
  /** Who wishes to speak, in the order of raising. */
  readonly raised: readonly SeatId[]
  readonly startedAt: string | null
  readonly phaseSince: string | null
  /** When the meeting is meant to end. */
  readonly endsAt: string
  /** There is a link that they can show everybody. */
  readonly hasFallback: boolean
}
