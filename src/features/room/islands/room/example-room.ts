import type { Participant } from '../../client/media/room-media.ts'
import type { PresenterState, RoomCommand } from '../../rules/room-state.ts'
import type { CircleView, ForLeaders, LeaderToCall, RoomView, SeatView } from '../../rules/room-view.ts'
import type { WordsState } from '../../rules/words.ts'
import type { OwnShown, RoomShown } from './shown.ts'

/** What to look at, from the page's address. */
export interface Example {
  seats: number
  as: 'member' | 'leader' | 'waiting'
  /** before · settling · telling · sitting-back · full · trouble · lost · doubt · asked · elsewhere · over */
  moment: string
}

const names = [
  'Ailsa Grant',
  'Morag Bain',
  'Callum Reid',
  'Priya Nair',
  'Eilidh Ross',
  'Tomasz Zielinski',
  'Iain Moss',
  'Fiona MacAllister',
  'Samuel Okafor',
  'Rona Sinclair',
  'Hamish Dunbar',
  'Catriona Featherstonehaugh',
]

const leaders: LeaderToCall[] = [
  { name: 'Ailsa Grant', phone: '0131 496 0115' },
  { name: 'Iain Moss', phone: '0141 496 0202' },
]

const otherLink = 'https://meet.example.org/clydeside'

const phases = [
  ['Settling in, and who has a case', 'Apologies; then who would like to tell. A silence is fine.', 10],
  ['Telling', 'The presenter tells; everybody else listens.', 10],
  ['Clarifying questions', 'Questions about facts only.', 10],
  ['The group works', 'The presenter sits back and listens while the group thinks.', 40],
  ['Return', 'The presenter comes back in, and says what they like.', 10],
  ['Close', 'We come to an end, and look at the next dates.', 5],
] as const

/** A made-up room of so many seats: for the page that shows what the room looks like. */
export function exampleRoom(
  { seats, as, moment }: Example,
  now: number,
): Omit<RoomShown, 'own' | 'pictures'> {
  const view = as === 'waiting' ? waiting(moment) : circle(seats, as, moment, now)
  return {
    title: 'Clydeside Tuesday Group',
    view,
    line: moment === 'lost' ? 'lost' : 'open',
    over: moment === 'over' ? 'ended' : null,
    words: wordsAt(seats, moment),
    now,
    endPath: '/dev/ui',
    speaker: null,
    refused: null,
  }
}

function waiting(moment: string): RoomView {
  return {
    in: 'waiting-room',
    revision: 1,
    kind: 'meeting',
    you: 'seat-1',
    yourName: 'Morag Bain',
    leadersHere: moment === 'before' ? 0 : 2,
    plan: phases.map(([label]) => label),
    leaders,
    fallback: null,
  }
}

function circle(count: number, as: 'member' | 'leader', moment: string, now: number): CircleView {
  const started = moment !== 'before'
  const phase = phaseAt(moment)
  const secondLeader = count > 6 ? 6 : count - 1
  const isLeader = (nth: number) => nth === 0 || (nth === secondLeader && count > 1)
  const presenter = count > 3 ? { seat: `seat-${presenterOf(count)}`, state: stateAt(moment) } : null
  return {
    in: 'circle',
    revision: 1,
    kind: 'meeting',
    you: as === 'leader' ? 'seat-0' : `seat-${Math.min(1, count - 1)}`,
    leads: as === 'leader',
    seats: Array.from({ length: count }, (_, nth) => exampleSeat(nth, count, isLeader(nth), moment)),
    started,
    phases: phases.map(([label, purpose, minutes]) =>
      as === 'leader' ? { label, purpose, minutes } : { label, purpose },
    ),
    phase: started ? phase : null,
    presenter: started && moment !== 'choosing' ? presenter : null,
    moderator: 'seat-0',
    process: count > 1 ? `seat-${secondLeader}` : null,
    signal: moment === 'telling' ? 'symbol' : 'hand',
    askedFor: moment === 'asked' ? 'microphone' : null,
    leaders,
    fallback: moment === 'elsewhere' ? otherLink : null,
    ...(as === 'leader' ? { forLeaders: forLeaders(count, moment, now) } : {}),
  }
}

const phaseAt = (moment: string) => (moment === 'settling' ? 0 : moment === 'telling' ? 1 : 3)

const stateAt = (moment: string): PresenterState => (moment === 'telling' ? 'telling' : 'sitting-back')

/** Somebody who does not lead. */
const presenterOf = (count: number) => (count > 4 ? 3 : 2)

function exampleSeat(nth: number, count: number, leads: boolean, moment: string): SeatView {
  const trouble = moment === 'trouble'
  return {
    id: `seat-${nth}`,
    position: nth,
    name: names[nth] ?? `Guest ${nth}`,
    leads,
    presence: presenceOf(nth, moment),
    microphone: !(nth === presenterOf(count) && moment === 'sitting-back') && nth !== 5,
    camera: !(trouble && nth === 2),
    raised: moment !== 'before' && (nth === 4 || nth === 8),
    cannotHear: trouble && nth === 6,
    backInAMoment: trouble && nth === 7,
  }
}

function presenceOf(nth: number, moment: string): SeatView['presence'] {
  if (nth === 5 && moment === 'trouble') return 'reconnecting'
  if (moment === 'full' || moment === 'telling') return 'here'
  if (nth === 9) return 'apologies'
  return moment === 'before' && nth % 4 === 3 ? 'away' : 'here'
}

function forLeaders(count: number, moment: string, now: number): ForLeaders {
  const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString()
  return {
    waiting:
      moment === 'before' || moment === 'trouble'
        ? [
            { seat: 'late-1', name: 'Hamish Dunbar', back: false },
            { seat: 'late-2', name: 'Rona Sinclair', back: moment === 'trouble' },
          ]
        : [],
    raised: ['seat-4', 'seat-8'].slice(0, count > 8 ? 2 : count > 4 ? 1 : 0),
    startedAt: moment === 'before' ? null : ago(31),
    phaseSince: moment === 'before' ? null : ago(6),
    endsAt: ago(-59),
    hasFallback: true,
  }
}

function wordsAt(seats: number, moment: string): WordsState {
  if (seats === 1) return { state: 'alone' }
  if (moment === 'before') return { state: 'proving', missing: ['seat-1'] }
  if (moment === 'doubt') return { state: 'not-proven', why: 'other-certificate', seats: ['seat-2'] }
  return { state: 'ready', words: ['harbour', 'thistle', 'lantern'] }
}

/** What the cameras of the others would show. */
export function examplePictures(
  view: RoomView | null,
  figure: (nth: number) => MediaStream,
  moment: string,
): Participant[] {
  if (view?.in !== 'circle') return []
  return view.seats
    .filter(({ id, presence }) => id !== view.you && (presence === 'here' || presence === 'reconnecting'))
    .map(({ id, position, presence }) => ({
      seat: id,
      stream: figure(position),
      link: presence === 'reconnecting' ? 'reconnecting' : 'open',
      pictureRests: moment === 'trouble' && position === 4,
    }))
}

export function exampleOwn(stream: MediaStream): OwnShown {
  return {
    stream,
    microphone: true,
    camera: true,
    pictureRests: false,
    missing: { microphone: false, camera: false },
    hidden: false,
  }
}

/** What one does shows at once: nobody else is there to answer. */
export function answered({ view }: RoomShown, command: RoomCommand): Partial<RoomShown> {
  if (command.do === 'end') return { over: 'ended' }
  if (view?.in !== 'circle') return {}
  return { view: { ...view, ...changed(view, command) } }
}

function changed(view: CircleView, command: RoomCommand): Partial<CircleView> {
  const seats = (of: string, change: Partial<SeatView>) => ({
    seats: view.seats.map((seat) => (seat.id === of ? { ...seat, ...change } : seat)),
  })
  const presenter = (state: PresenterState) => ({ presenter: view.presenter && { ...view.presenter, state } })
  switch (command.do) {
    case 'raise':
      return seats(view.you, { raised: command.on })
    case 'lower':
      return seats(command.seat, { raised: false })
    case 'cannot-hear':
      return seats(view.you, { cannotHear: command.on })
    case 'back-in-a-moment':
      return seats(view.you, { backInAMoment: command.on })
    case 'start':
      return { started: true, phase: 0 }
    case 'phase':
      return { phase: command.phase }
    case 'present':
      return { presenter: command.seat ? { seat: command.seat, state: 'telling' } : null }
    case 'sit-back':
      return presenter('sitting-back')
    case 'return':
      return presenter('returned')
    case 'swap-roles':
      return { moderator: view.process, process: view.moderator }
    case 'show-fallback':
      return { fallback: command.on ? otherLink : null }
    default:
      return {}
  }
}
