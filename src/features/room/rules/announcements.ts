import type { CircleView, RoomView, SeatView } from './room-view.ts'

/** What has changed between two views, in sentences for those who hear the room rather than see it; oneself left out. */
export function announced(before: RoomView | null, after: RoomView): string[] {
  if (after.in === 'waiting-room') {
    if (before?.in !== 'waiting-room') return ['You are in the waiting room.']
    return before.leadersHere === 0 && after.leadersHere > 0
      ? ['A leader is here and sees that you wait.']
      : []
  }
  if (before?.in !== 'circle') return [`You are in the circle. ${whoIsHere(after)}`]
  return [
    ...ofThePhase(before, after),
    ...ofThePresenter(before, after),
    ...ofTheRoles(before, after),
    ...after.seats.flatMap((seat) => ofOneSeat(before, seat, after)),
    ...ofTheWaiting(before, after),
    ...(after.askedFor && after.askedFor !== before.askedFor
      ? [`A leader asks you to switch your ${after.askedFor} on.`]
      : []),
    ...(after.fallback && !before.fallback ? ['The leaders show another way to meet.'] : []),
  ]
}

function whoIsHere({ seats, you }: CircleView): string {
  const others = seats.filter(({ id, presence }) => id !== you && presence === 'here').map(({ name }) => name)
  return others.length === 0 ? 'Nobody else is here yet.' : `Here with you: ${others.join(', ')}.`
}

function ofThePhase(before: CircleView, after: CircleView): string[] {
  if (after.phase === null || after.phase === before.phase) return []
  const phase = after.phases[after.phase]
  return phase ? [`Now: ${phase.label}. ${phase.purpose}`] : []
}

function ofThePresenter(before: CircleView, after: CircleView): string[] {
  const { presenter } = after
  if (presenter?.seat === before.presenter?.seat && presenter?.state === before.presenter?.state) return []
  if (!presenter) return ['Nobody presents any more.']
  const words = presenterWords[presenter.state]
  if (presenter.seat === after.you) return [`You ${words.you}.`]
  const name = nameOf(after, presenter.seat)
  return name ? [`${name} ${words.other}.`] : []
}

const presenterWords = {
  telling: { you: 'present', other: 'presents' },
  'sitting-back': {
    you: 'sit back and listen. Your microphone is off',
    other: 'sits back and listens',
  },
  returned: { you: 'are back in the circle', other: 'is back in the circle' },
} as const

function ofTheRoles(before: CircleView, after: CircleView): string[] {
  if (!after.moderator || !before.moderator || after.moderator === before.moderator) return []
  const said = after.moderator === after.you ? 'You are' : `${nameOf(after, after.moderator)} is`
  return [`${said} the moderator now.`]
}

function ofOneSeat(before: CircleView, seat: SeatView, { you, signal }: CircleView): string[] {
  if (seat.id === you) return []
  const was = before.seats.find(({ id }) => id === seat.id)
  const { name } = seat
  const said: string[] = []
  if (seat.presence !== was?.presence) {
    const sentence = presenceSentence(was?.presence ?? 'away', seat.presence, name)
    if (sentence) said.push(sentence)
  }
  if (seat.raised && !was?.raised && signal !== 'none') said.push(`${name} wishes to speak.`)
  if (seat.cannotHear && !was?.cannotHear) said.push(`${name} can’t hear.`)
  if (seat.backInAMoment && !was?.backInAMoment) said.push(`${name} will be back in a moment.`)
  if (was?.backInAMoment && !seat.backInAMoment) said.push(`${name} is back.`)
  return said
}

type Presence = SeatView['presence']

function presenceSentence(was: Presence, is: Presence, name: string): string | null {
  if (is === 'here') return was === 'reconnecting' ? `${name} is back.` : `${name} has come in.`
  if (is === 'reconnecting') return `${name} is reconnecting.`
  return was === 'here' || was === 'reconnecting' ? `${name} has left.` : null
}

/** Leaders alone know who waits. */
function ofTheWaiting(before: CircleView, after: CircleView): string[] {
  const known = new Set(before.forLeaders?.waiting.map(({ seat }) => seat))
  return (after.forLeaders?.waiting ?? [])
    .filter(({ seat }) => !known.has(seat))
    .map(({ name }) => `${name} is waiting to be let in.`)
}

const nameOf = ({ seats }: CircleView, id: string): string | undefined =>
  seats.find((seat) => seat.id === id)?.name
