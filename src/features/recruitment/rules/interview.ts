import type { Way } from '../../enquiries/rules/discussion.ts'
import { wayInWords } from '../../enquiries/rules/way-words.ts'

/** How a group interviews; until its leaders have said otherwise, as the guidance has it: half an hour, on a screen. */
export interface InterviewPlan {
  readonly minutes: number
  readonly way: Way
  /** The number, the place or a link, never that of the meetings; null: not said yet. Only ever on a page. */
  readonly wayNote: string | null
  /** Whom the group would not take at present, as matters to speak about (R52). */
  readonly spokenMatters: string | null
}

export const usualPlan: InterviewPlan = { minutes: 30, way: 'video', wayNote: null, spokenMatters: null }

interface Span {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

/** Whether it can still be moved, and its leaders have nothing to tick yet. */
export const isAhead = ({ startsAt }: Span, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(startsAt, now) > 0

export const isOver = ({ endsAt }: Span, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(endsAt, now) <= 0

/** '30 minutes, by video link' */
export const mannerInWords = ({ minutes, way }: Pick<InterviewPlan, 'minutes' | 'way'>): string =>
  `${minutes} minutes, ${wayInWords[way].toLowerCase()}`
