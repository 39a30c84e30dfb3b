import { dateIn } from '../../../shared/calendar.ts'
import { type Statement, statements } from '../../../shared/debrief-statements.ts'

/** What is sealed. */
export interface Debrief {
  readonly said: readonly Statement[]
  readonly words: string | null
}

/** The meeting's own day and so many weeks: the same for both, and not put off by writing late or again. */
export const deletedOn = (endsAt: Temporal.Instant, timeZone: string, weeks: number): Temporal.PlainDate =>
  dateIn(endsAt, timeZone).add({ weeks })

/** How it stands with the debrief of a meeting. */
export type DebriefTime = 'cancelled' | 'ahead' | 'open' | 'past'

export function debriefTime(
  meeting: { endsAt: Temporal.Instant; cancelledAt: Temporal.Instant | null },
  now: Temporal.Instant,
  { deletedOn, today }: { deletedOn: Temporal.PlainDate; today: Temporal.PlainDate },
): DebriefTime {
  if (meeting.cancelledAt) return 'cancelled'
  if (Temporal.Instant.compare(now, meeting.endsAt) < 0) return 'ahead'
  return Temporal.PlainDate.compare(today, deletedOn) < 0 ? 'open' : 'past'
}

export const inText = ({ said, words }: Debrief): string => JSON.stringify({ said, words })

/** What a debrief says that was opened; statements of another time are left aside. */
export function fromText(text: string): Debrief {
  const { said, words }: { said?: unknown; words?: unknown } = JSON.parse(text)
  return {
    said: statements.filter((each) => Array.isArray(said) && said.includes(each)),
    words: typeof words === 'string' ? words : null,
  }
}
