import { dateIn, formatDate, formatDayAndTime } from '../../../shared/calendar.ts'
import type { RequestLine } from '../pages/own-requests.tsx'
import { type DataRequest, erasureOpens, kindWords, stateOf } from '../rules/data-request.ts'

/** A request in its person's words. */
export function requestLine(
  request: DataRequest,
  { timeZone, withdrawal, files }: { timeZone: string; withdrawal: string; files: RequestLine['files'] },
): RequestLine {
  const state = stateOf(request)
  const day = (at: Temporal.Instant) => formatDate(dateIn(at, timeZone))
  return {
    withdrawal: state === 'open' || state === 'unproved' ? withdrawal : null,
    what: kindWords[request.kind],
    words: request.words,
    asked: `Asked on ${day(request.askedAt)}`,
    state: request.withdrawnAt
      ? `Taken back on ${day(request.withdrawnAt)}.`
      : request.answeredAt
        ? `${outcomes[request.outcome ?? 'done']} on ${day(request.answeredAt)}.`
        : request.dueOn
          ? `You are answered by ${formatDate(request.dueOn)}.${untilWords(request, timeZone)}`
          : 'The month begins when you confirm that it is you.',
    badge: state,
    longer: request.extendedWhy,
    answer: request.answer,
    files: request.outcome === 'given' ? files : null,
  }
}

function untilWords(request: DataRequest, timeZone: string): string {
  const opens = erasureOpens(request)
  if (!opens) return ''
  return ` You are not erased before ${formatDayAndTime(opens, timeZone)}; until it is done you can take it back.`
}

const outcomes = { given: 'Given', done: 'Done', refused: 'Refused, with the reason below,' } as const
