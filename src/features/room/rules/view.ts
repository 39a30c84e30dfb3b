import { planInShort } from '../../session-plans/rules/plan-words.ts'
import { type Chair, chairs } from './chairs.ts'
import { byKnock, isAtTheDoor } from './room.ts'
import type { RoomState, Seat, SeatId } from './room-state.ts'
import type { CircleView, ForLeaders, LeaderToCall, RoomView, SeatView, WaitingView } from './room-view.ts'

/** What every screen shows beside the room's own state. */
export interface RoomFacts {
  readonly leaders: readonly LeaderToCall[]
  /** The link to go to when the room fails; shown once a leader says so. */
  readonly fallback: string | null
}

/** What one participant's screen knows; null: it has nothing to show, for they are neither in nor at the door. */
export function viewFor(state: RoomState, you: SeatId, facts: RoomFacts): RoomView | null {
  const seat = state.seats.find(({ id }) => id === you)
  if (seat?.standing === 'in') return circleView(state, seat, facts)
  const waits =
    seat && (seat.standing === 'waiting' || (seat.standing === 'removed' && seat.knockedAt !== null))
  return waits ? waitingView(state, seat, facts) : null
}

function waitingView(state: RoomState, seat: Seat, facts: RoomFacts): WaitingView {
  return {
    in: 'waiting-room',
    revision: state.shown,
    kind: state.kind,
    you: seat.id,
    yourName: seat.name,
    leadersHere: state.seats.filter(({ leads, standing, lostAt }) => leads && standing === 'in' && !lostAt)
      .length,
    plan: planInShort(state.phases),
    leaders: facts.leaders,
    fallback: fallbackOf(state, facts),
  }
}

function circleView(state: RoomState, seat: Seat, facts: RoomFacts): CircleView {
  return {
    in: 'circle',
    revision: seat.leads ? state.revision : state.shown,
    kind: state.kind,
    you: seat.id,
    leads: seat.leads,
    seats: chairs(state).map(asSeatView),
    started: state.startedAt !== null,
    phases: state.phases.map(({ label, purpose, minutes }) => ({
      label,
      purpose,
      ...(seat.leads ? { minutes } : {}),
    })),
    phase: state.phase,
    presenter: state.presenter,
    moderator: state.moderator,
    process: state.process,
    signal: state.signal,
    askedFor: seat.askedFor,
    leaders: facts.leaders,
    fallback: fallbackOf(state, facts),
    ...(seat.leads ? { forLeaders: forLeaders(state, facts) } : {}),
  }
}

const fallbackOf = (state: RoomState, { fallback }: RoomFacts) => (state.showsFallback ? fallback : null)

function asSeatView({ seat, presence }: Chair): SeatView {
  const isIn = seat.standing === 'in'
  return {
    id: seat.id,
    position: seat.position,
    name: seat.name,
    leads: seat.leads,
    presence,
    microphone: isIn && seat.microphone,
    camera: isIn && seat.camera,
    raised: isIn && seat.raisedAt !== null,
    cannotHear: isIn && seat.cannotHear,
    backInAMoment: isIn && seat.backInAMoment,
  }
}

function forLeaders(state: RoomState, facts: RoomFacts): ForLeaders {
  const raised = state.seats.filter(({ standing, raisedAt }) => standing === 'in' && raisedAt)
  return {
    waiting: state.seats
      .filter(isAtTheDoor)
      .sort(byKnock)
      .map(({ id, name, standing }) => ({ seat: id, name, back: standing === 'removed' })),
    raised: raised.sort(byRaising).map(({ id }) => id),
    startedAt: state.startedAt?.toString() ?? null,
    phaseSince: state.phaseSince?.toString() ?? null,
    endsAt: state.endsAt.toString(),
    hasFallback: facts.fallback !== null,
  }
}

const byRaising = (a: Seat, b: Seat): number =>
  a.raisedAt && b.raisedAt
    ? Temporal.Instant.compare(a.raisedAt, b.raisedAt) || a.position - b.position
    : a.position - b.position
