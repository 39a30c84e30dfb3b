import type { RoomKind } from './room-state.ts'

/** What each kind of room is called on its page; of a group where there is one. */
export const roomTitles: Readonly<Record<RoomKind, string>> = {
  meeting: 'Before you come in',
  debrief: 'Your debrief',
  taster: 'Before you come in',
  interview: 'Before you come in',
  planning: 'Planning together',
  supervision: 'Supervision',
}

/** Among leaders nobody waits. */
export const hasWaitingRoom = (kind: RoomKind): boolean =>
  kind === 'meeting' || kind === 'taster' || kind === 'interview'

export const overWords: Readonly<Record<RoomKind, string>> = {
  meeting: 'This meeting is over',
  debrief: 'The time for this debrief is over',
  taster: 'This meeting is over',
  interview: 'This talk is over',
  planning: 'This room is closed',
  supervision: 'This room is closed',
}
