import type { RequestKind } from '../../../shared/data-request-kinds.ts'

/** What is asked, as a line says it. */
export const kindWords: Readonly<Record<RequestKind, string>> = {
  access: 'To see everything that is held (article 15)',
  correction: 'To have something corrected (article 16)',
  restriction: 'To stop or limit the use of something (articles 18 and 21)',
  erasure: 'To be erased (article 17)',
}

export interface DataRequest {
  id: string
  kind: RequestKind
  /** What they wrote: what is wrong, or what is to stop. */
  words: string | null
  askedAt: Temporal.Instant
  provedAt: Temporal.Instant | null
  dueOn: Temporal.PlainDate | null
  extendedAt: Temporal.Instant | null
  extendedWhy: string | null
  answeredAt: Temporal.Instant | null
  outcome: 'given' | 'done' | 'refused' | null
  answer: string | null
  withdrawnAt: Temporal.Instant | null
}

/** So long whoever asked to be erased can take it back, and nobody can do it (erasure_opens(), migration 0079). */
export const ERASURE_WAITS_HOURS = 72

/** From when on a request to be erased can be done; null: it is none, or whose it is is not known yet. */
export const erasureOpens = ({
  kind,
  provedAt,
}: Pick<DataRequest, 'kind' | 'provedAt'>): Temporal.Instant | null =>
  kind === 'erasure' && provedAt !== null ? provedAt.add({ hours: ERASURE_WAITS_HOURS }) : null

export type RequestState = 'unproved' | 'open' | 'answered' | 'withdrawn'

export function stateOf(request: Pick<DataRequest, 'provedAt' | 'answeredAt' | 'withdrawnAt'>): RequestState {
  if (request.withdrawnAt) return 'withdrawn'
  if (request.answeredAt) return 'answered'
  return request.provedAt ? 'open' : 'unproved'
}

/** Administrators are reminded by email so many days before it is due, once each time. */
export const REMINDED_DAYS = { first: 7, last: 1 }

/** From the first reminder on it comes before other work. */
export const isPressing = (dueOn: Temporal.PlainDate, today: Temporal.PlainDate): boolean =>
  today.until(dueOn, { largestUnit: 'day' }).days <= REMINDED_DAYS.first

/** How pressing a request is: 'Due in 12 days', 'Due today', 'Two days late'. */
export function dueInWords(dueOn: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const days = today.until(dueOn, { largestUnit: 'day' }).days
  if (days === 0) return 'Due today'
  if (days < 0) return `${-days} ${days === -1 ? 'day' : 'days'} late`
  return `Due in ${days} ${days === 1 ? 'day' : 'days'}`
}

/** UK GDPR article 12(3): the month may be made three, if that is said within the first. */
export const mayBeExtended = (
  request: Pick<DataRequest, 'provedAt' | 'answeredAt' | 'withdrawnAt' | 'extendedAt' | 'dueOn'>,
  today: Temporal.PlainDate,
): boolean =>
  stateOf(request) === 'open' &&
  request.extendedAt === null &&
  request.dueOn !== null &&
  Temporal.PlainDate.compare(today, request.dueOn) <= 0

/** For the office and home: 'Somebody asks about their data', '2 people ask about their data'. */
export const askingInWords = (waiting: number): string =>
  waiting === 1 ? 'Somebody asks about their data' : `${waiting} people ask about their data`
