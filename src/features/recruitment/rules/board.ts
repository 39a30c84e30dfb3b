import type { ApplicationState } from './application-state.ts'

/** The way from a first word to a seat, as leaders see it; `past` is folded below. */
export const boardColumns = ['asked', 'interview', 'decision', 'offered', 'waiting', 'member'] as const
export type BoardColumn = (typeof boardColumns)[number]

const columns: Record<ApplicationState, BoardColumn | 'past' | null> = {
  unconfirmed: null,
  asked: 'asked',
  'interview-offered': 'interview',
  'interview-booked': 'interview',
  interviewed: 'decision',
  deferred: 'decision',
  'offer-expired': 'decision',
  'offer-declined': 'decision',
  offered: 'offered',
  waiting: 'waiting',
  accepted: 'member',
  withdrawn: 'past',
  declined: 'past',
  'group-closed': 'past',
}

/** Where an application stands on the board; whoever has left the circle is past. Null: not there for leaders. */
export const columnOf = (state: ApplicationState, hasLeft: boolean): BoardColumn | 'past' | null =>
  hasLeft && state === 'accepted' ? 'past' : columns[state]

/** A step that leaders may take: the column it leads to, and the page with its letter, under the applicant's own. */
export interface BoardMove {
  to: BoardColumn | 'past'
  label: string
  part: '#interview' | '/interview/ticks' | '/offer' | '/waiting-list' | '/deferral' | '/ending' | '#decision'
}

const invite: BoardMove = { to: 'interview', label: 'Invite to an interview', part: '#interview' }
const noteInterview: BoardMove = { to: 'decision', label: 'Note the interview', part: '#interview' }
const offer: BoardMove = { to: 'offered', label: 'Offer a place', part: '/offer' }
const waitingList: BoardMove = { to: 'waiting', label: 'Put on the waiting list', part: '/waiting-list' }
const defer: BoardMove = { to: 'decision', label: 'Come back to it later', part: '/deferral' }
const decline: BoardMove = { to: 'past', label: 'Decline', part: '/ending' }
const takeBack: BoardMove = { to: 'decision', label: 'Take the offer back', part: '#decision' }

/** Every move is a command on a page of its own; there is none out of a seat or an end. */
export function boardMoves(state: ApplicationState): BoardMove[] {
  switch (state) {
    case 'asked':
      return [invite, noteInterview, offer, waitingList, defer, decline]
    case 'interview-offered':
    case 'interview-booked':
      return [noteInterview, offer, waitingList, defer, decline]
    case 'interviewed':
    case 'deferred':
    case 'offer-expired':
    case 'offer-declined':
      return [offer, waitingList, decline]
    case 'waiting':
      return [offer, defer, decline]
    case 'offered':
      return [takeBack, decline]
    case 'unconfirmed':
    case 'accepted':
    case 'withdrawn':
    case 'declined':
    case 'group-closed':
      return []
  }
}
