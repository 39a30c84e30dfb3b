import { dateIn, formatDate, formatDateOnly, formatDayAndTime } from '../../../shared/calendar.ts'
import type { ApplicationState, PauseKind } from './application-state.ts'
import type { BoardColumn } from './board.ts'
import { lastDayToAnswer } from './offer-limit.ts'

export const columnWords: Readonly<Record<BoardColumn, { title: string; empty: string }>> = {
  asked: { title: 'Asked', empty: 'Nobody new.' },
  interview: { title: 'Interview', empty: 'Nobody is to be talked with.' },
  decision: { title: 'Decision', empty: 'Nobody waits for your word.' },
  offered: { title: 'Place offered', empty: 'No offer stands.' },
  waiting: { title: 'Waiting list', empty: 'Nobody waits for a seat.' },
  member: { title: 'Member', empty: 'Nobody yet.' },
}

interface Placed {
  state: ApplicationState
  appliedAt: Temporal.Instant
  invitedAt: Temporal.Instant | null
  booking: { startsAt: Temporal.Instant } | null
  interview: { heldOn: Temporal.PlainDate } | null
  pause: { kind: PauseKind; since: Temporal.Instant; untilOn: Temporal.PlainDate | null } | null
  offer: {
    offeredAt: Temporal.Instant
    expiresAt: Temporal.Instant
    acceptedAt: Temporal.Instant | null
    declinedAt: Temporal.Instant | null
  } | null
}

const place = ['next', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
const inLine = (nth: number): string =>
  nth === 1 ? 'Next for a seat' : `${place[nth - 1] ?? `Number ${nth}`} in line`.replace(/^./, capital)
const capital = (letter: string): string => letter.toUpperCase()

/** What is next for somebody on the board, and since when. */
export function nextInWords(
  { state, appliedAt, invitedAt, booking, interview, pause, offer }: Placed,
  { timeZone, placeInLine }: { timeZone: string; placeInLine: number | null },
): { next: string; since: string } {
  const since = (moment: Temporal.Instant | null | undefined) =>
    `since ${formatDateOnly(dateIn(moment ?? appliedAt, timeZone))}`
  const lastDay = offer ? formatDate(lastDayToAnswer(offer.expiresAt, timeZone)) : ''
  switch (state) {
    case 'interview-offered':
      return { next: 'Chooses a time to talk', since: since(invitedAt) }
    case 'interview-booked':
      return {
        next: booking ? `You talk on ${formatDayAndTime(booking.startsAt, timeZone)}` : 'You talk together',
        since: since(invitedAt),
      }
    case 'interviewed':
      return {
        next: 'You have talked: decide',
        since: interview ? `since ${formatDateOnly(interview.heldOn)}` : since(appliedAt),
      }
    case 'deferred':
      return {
        next: pause?.untilOn ? `Come back to them by ${formatDate(pause.untilOn)}` : 'Come back to them',
        since: since(pause?.since),
      }
    case 'waiting':
      return {
        next: placeInLine === null ? 'Waits for a seat' : inLine(placeInLine),
        since: since(pause?.since),
      }
    case 'offered':
      return { next: `They answer by ${lastDay}`, since: since(offer?.offeredAt) }
    case 'offer-expired':
      return { next: 'The offer ran out: decide again', since: since(offer?.expiresAt) }
    case 'offer-declined':
      return { next: 'Said no to the offer: decide again', since: since(offer?.declinedAt) }
    case 'accepted':
      return { next: 'In the circle', since: since(offer?.acceptedAt) }
    case 'asked':
    case 'unconfirmed':
      return { next: 'Read it, and find a time to talk', since: since(appliedAt) }
    case 'withdrawn':
    case 'declined':
    case 'group-closed':
      return { next: '', since: since(appliedAt) }
  }
}
