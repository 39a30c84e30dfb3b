import { formatDay, formatTimeOfDay } from '../../../shared/calendar.ts'

export interface WaitingLetters {
  waiting: number
  oldest: Temporal.Instant | null
  /** Within the last month. */
  refused: number
}

export interface LetterNews {
  /** Null: letters go out as they should. */
  title: string | null
  sentences: readonly string[]
}

/** A letter goes within seconds; a mail server that restarts is no news. */
export const NEWS_AFTER_MINUTES = 15

/** What an administrator is told of letters that do not go out; nothing while they do. */
export function letterNews(
  { waiting, oldest, refused }: WaitingLetters,
  now: Temporal.Instant,
  timeZone: string,
): LetterNews {
  const isLate = oldest !== null && now.since(oldest).total('minutes') >= NEWS_AFTER_MINUTES
  const sentences = isLate
    ? [
        `The oldest since ${formatDay(oldest, timeZone)} at ${formatTimeOfDay(oldest, timeZone)}: the mail server does not take them.`,
        'Once it does, they go out by themselves, within a minute. Whoever looks after the server finds more in docs/operating.md.',
      ]
    : []
  const title = waiting === 1 ? 'One letter waits to be sent' : `${waiting} letters wait to be sent`
  return { title: isLate ? title : null, sentences: [...sentences, ...refusals(refused)] }
}

function refusals(refused: number): string[] {
  if (refused === 0) return []
  const who = refused === 1 ? 'One letter was' : `${refused} letters were`
  return [
    `${who} refused by the mail server within the last month: perhaps an address is no longer in use. Each is tried for three days.`,
  ]
}
