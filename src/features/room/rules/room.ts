import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { seenByTheCircle } from './chairs.ts'
import type { RoomCommand, RoomRefusal, RoomState, Seat, SeatId } from './room-state.ts'

/** Leaders included: what a screen shows (R50). */
export const MOST_IN_THE_CIRCLE = 12

type Next = RoomState | Refusal<RoomRefusal>

/** What `sender` asks, at `now`: the room afterwards, the very same one where nothing changes, or why not. */
export function applyCommand(
  state: RoomState,
  command: RoomCommand,
  sender: SeatId,
  now: Temporal.Instant,
): Next {
  const seat = seatIn(state, sender)
  if (seat && command.do === 'leave') return raised(state, left(state, seat))
  if (seat?.standing !== 'in') return refuse('not-in-the-circle')
  if (state.endedAt) return refuse('room-ended')
  const next = leadersCommands.has(command.do)
    ? seat.leads
      ? asLeader(state, command, seat, now)
      : refuse('leaders-only')
    : asAnybody(state, command, seat, now)
  return 'refused' in next ? next : raised(state, next)
}

/** Whom a leader may let in: those who wait, and those who were sent out and have come to the door again. */
export const isAtTheDoor = ({ standing, knockedAt, lostAt }: Seat): boolean =>
  lostAt === null && (standing === 'waiting' || (standing === 'removed' && knockedAt !== null))

const leadersCommands: ReadonlySet<RoomCommand['do']> = new Set([
  'admit',
  'admit-all',
  'remove',
  'start',
  'phase',
  'present',
  'ask-for',
  'lower',
  'swap-roles',
  'show-fallback',
  'end',
] as const)

function asLeader(state: RoomState, command: RoomCommand, sender: Seat, now: Temporal.Instant): Next {
  switch (command.do) {
    case 'admit':
      return admit(state, command.seat)
    case 'admit-all':
      return admitAll(state)
    case 'remove':
      return remove(state, command.seat)
    case 'start':
      if (state.startedAt) return refuse('already-started')
      return {
        ...state,
        startedAt: now,
        ...(state.phases.length > 0 ? { phase: 0, phaseSince: now } : {}),
      }
    case 'phase':
      return toPhase(state, command.phase, now)
    case 'present':
      return present(state, command.seat)
    case 'ask-for': {
      const asked = inTheCircle(state, command.seat)
      if (!asked) return refuse('no-such-seat')
      return asked[command.what] ? state : withSeat(state, { ...asked, askedFor: command.what })
    }
    case 'lower': {
      const raisedOne = inTheCircle(state, command.seat)
      return raisedOne ? withSeat(state, { ...raisedOne, raisedAt: null }) : refuse('no-such-seat')
    }
    case 'swap-roles':
      return swapRoles(state, sender)
    case 'show-fallback':
      return { ...state, showsFallback: command.on }
    case 'end':
      return ended(state, now)
    default:
      return refuse('leaders-only')
  }
}

function asAnybody(state: RoomState, command: RoomCommand, sender: Seat, now: Temporal.Instant): Next {
  switch (command.do) {
    case 'sit-back':
    case 'return':
      return movePresenter(state, sender, command.do)
    case 'microphone':
    case 'camera': {
      const isAnswered = command.on && sender.askedFor === command.do
      const askedFor = isAnswered ? null : sender.askedFor
      return withSeat(state, { ...sender, [command.do]: command.on, askedFor })
    }
    case 'raise':
      if (!command.on) return withSeat(state, { ...sender, raisedAt: null })
      if (state.signal === 'none') return refuse('no-signal-agreed')
      return withSeat(state, { ...sender, raisedAt: sender.raisedAt ?? now })
    case 'cannot-hear':
      return withSeat(state, { ...sender, cannotHear: command.on })
    case 'back-in-a-moment':
      return withSeat(state, { ...sender, backInAMoment: command.on })
    default:
      return refuse('leaders-only')
  }
}

const seatIn = (state: RoomState, id: SeatId): Seat | undefined => state.seats.find((seat) => seat.id === id)

function inTheCircle(state: RoomState, id: SeatId): Seat | undefined {
  const seat = seatIn(state, id)
  return seat?.standing === 'in' ? seat : undefined
}

const withSeat = (state: RoomState, changed: Seat): RoomState => ({
  ...state,
  seats: state.seats.map((seat) => (seat.id === changed.id ? changed : seat)),
})

/** Places for those who do not lead: chairs of leaders stay theirs, whether they have come yet or not. */
function placesFree({ seats }: RoomState): number {
  const taken = seats.filter((seat) => seat.leads || seat.standing === 'in').length
  return Math.max(0, MOST_IN_THE_CIRCLE - taken)
}

const letIn = (seat: Seat): Seat => ({ ...seat, standing: 'in', knockedAt: null })

function admit(state: RoomState, id: SeatId): Next {
  const seat = seatIn(state, id)
  if (!seat) return refuse('no-such-seat')
  if (!isAtTheDoor(seat)) return refuse('not-waiting')
  return placesFree(state) > 0 ? withSeat(state, letIn(seat)) : refuse('room-full')
}

/** Whoever was sent out is let in by name alone. */
function admitAll(state: RoomState): Next {
  const waiting = state.seats.filter((seat) => seat.standing === 'waiting' && isAtTheDoor(seat)).sort(byKnock)
  const free = placesFree(state)
  if (waiting.length > 0 && free === 0) return refuse('room-full')
  return waiting.slice(0, free).reduce((so, seat) => withSeat(so, letIn(seat)), state)
}

/** The order in which they came to the door. */
export function byKnock(a: Seat, b: Seat): number {
  if (!a.knockedAt || !b.knockedAt) return Number(!a.knockedAt) - Number(!b.knockedAt)
  return Temporal.Instant.compare(a.knockedAt, b.knockedAt) || a.position - b.position
}

function remove(state: RoomState, id: SeatId): Next {
  const seat = seatIn(state, id)
  if (!seat || !(seat.standing === 'in' || seat.standing === 'waiting')) return refuse('no-such-seat')
  if (seat.leads) return refuse('leaders-stay')
  return withSeat(withoutPresenter(state, id), { ...seat, ...silent, standing: 'removed' })
}

function toPhase(state: RoomState, phase: number, now: Temporal.Instant): Next {
  if (!state.startedAt) return refuse('not-started')
  if (!state.phases[phase]) return refuse('no-such-phase')
  return phase === state.phase ? state : { ...state, phase, phaseSince: now }
}

function present(state: RoomState, id: SeatId | null): Next {
  if (!state.startedAt) return refuse('not-started')
  if (id === null) return { ...state, presenter: null }
  return inTheCircle(state, id)
    ? { ...state, presenter: { seat: id, state: 'telling' } }
    : refuse('no-such-seat')
}

function movePresenter(state: RoomState, sender: Seat, how: 'sit-back' | 'return'): Next {
  const { presenter } = state
  if (!presenter) return refuse('nobody-presents')
  if (!sender.leads && presenter.seat !== sender.id) return refuse('not-the-presenter')
  if (how === 'return') return { ...state, presenter: { ...presenter, state: 'returned' } }
  const sits: RoomState = { ...state, presenter: { ...presenter, state: 'sitting-back' } }
  const seat = seatIn(state, presenter.seat)
  // They listen; who must say something all the same switches it on again.
  return presenter.state === 'sitting-back' || !seat
    ? sits
    : withSeat(sits, { ...seat, microphone: false, raisedAt: null })
}

function swapRoles(state: RoomState, sender: Seat): Next {
  const { moderator, process } = state
  if (moderator && process) return { ...state, moderator: process, process: moderator }
  const holder = moderator ?? sender.id
  const other = state.seats.find((seat) => seat.leads && seat.standing === 'in' && seat.id !== holder)
  return other ? { ...state, moderator: other.id, process: holder } : refuse('one-leader-only')
}

const silent = {
  microphone: false,
  camera: false,
  raisedAt: null,
  cannotHear: false,
  backInAMoment: false,
  askedFor: null,
  knockedAt: null,
} as const

const withoutPresenter = (state: RoomState, id: SeatId): RoomState =>
  state.presenter?.seat === id ? { ...state, presenter: null } : state

function left(state: RoomState, seat: Seat): RoomState {
  if (seat.standing !== 'in' && !isAtTheDoor(seat)) return state
  const standing = seat.standing === 'removed' ? 'removed' : 'left'
  const without = withSeat(withoutPresenter(state, seat.id), { ...seat, ...silent, standing })
  return seat.leads ? { ...without, ...rolesWithout(without, seat.id) } : without
}

/** Whoever leads on moderates; a leader who comes back takes the role that is free. */
function rolesWithout(state: RoomState, id: SeatId): Pick<RoomState, 'moderator' | 'process'> {
  const { moderator, process } = state
  if (process === id) return { moderator, process: null }
  const other = state.seats.find((seat) => seat.leads && seat.standing === 'in' && seat.id !== id)
  return moderator === id && other ? { moderator: other.id, process: null } : { moderator, process }
}

/** Nothing of what was in use outlasts the meeting. */
const ended = (state: RoomState, now: Temporal.Instant): RoomState => ({
  ...state,
  endedAt: now,
  phase: null,
  phaseSince: null,
  presenter: null,
  showsFallback: false,
  seats: state.seats.map((seat) =>
    seat.standing === 'in' ? { ...seat, ...silent, microphone: seat.microphone, camera: seat.camera } : seat,
  ),
})

/** A change has a revision of its own, and one that the circle can see is the last of those. */
function raised(before: RoomState, after: RoomState): RoomState {
  if (JSON.stringify(before) === JSON.stringify(after)) return before
  const revision = before.revision + 1
  const isSeen = JSON.stringify(seenByTheCircle(before)) !== JSON.stringify(seenByTheCircle(after))
  return { ...after, revision, shown: isSeen ? revision : before.shown }
}
